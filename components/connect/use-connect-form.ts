import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProblemAction } from '../../utils/problems/problem-of.ts';
import type { ConnectProps } from './connect-props.ts';
import { type SetupProblem, setupProblemOf } from './setup-problem-of.ts';

/** Where a problem is shown: at a field, or below the fields of a step. */
export type ProblemPlace = 'address' | 'key' | 'address-step' | 'key-step';

interface Start {
  initialAddress: string;
  initialKey: string;
  startAtKey: boolean;
  startAtAddress: boolean;
  isFurther: boolean;
}

export interface ConnectFormState {
  address: string;
  key: string;
  /** What is wrong, and where. Null while anything is tried. */
  said: (SetupProblem & { at: ProblemPlace }) | null;
  addressStep: RefObject<HTMLDivElement | null>;
  addressInput: RefObject<HTMLInputElement | null>;
  keyInput: RefObject<HTMLInputElement | null>;
  typeAddress(text: string): void;
  typeKey(text: string): void;
  check(): void;
  connect(): void;
  /** Does what the problem's button offers, then tries the same step again. */
  mend(action: ProblemAction): void;
}

/** The texts of the connect form, its actions, and where its focus goes. */
export function useConnectForm(props: ConnectProps & Start): ConnectFormState {
  const { busy, finding, found, problem, startAtKey, startAtAddress } = props;
  const [address, setAddress] = useText(props.initialAddress);
  const [key, setKey] = useText(props.initialKey);
  /** The step that was tried last, to which a problem belongs. */
  const [tried, setTried] = useState<'address' | 'key'>('key');
  const addressStep = useRef<HTMLDivElement>(null);
  const addressInput = useRef<HTMLInputElement>(null);
  const keyInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (startAtKey) keyInput.current?.focus();
  }, [startAtKey]);
  useEffect(() => {
    // The page stays at its beginning, which the person has not read yet.
    if (startAtAddress && document.activeElement === document.body)
      addressInput.current?.focus({ preventScroll: true });
  }, [startAtAddress]);
  useEffect(() => {
    const field = problem === null ? 'form' : setupProblemOf(problem).place;
    if (field === 'address') addressInput.current?.focus();
    if (field === 'key') keyInput.current?.focus();
  }, [problem]);
  // A person who waits at the first step goes on to the second. The focus stays if the person works elsewhere.
  useEffect(() => {
    if (found !== null && addressStep.current?.contains(document.activeElement)) keyInput.current?.focus();
  }, [found]);

  const check = (at: string): void => {
    if (busy || finding) return;
    setTried('address');
    props.onFind(at);
  };
  const connect = (at: string): void => {
    if (busy) return;
    setTried('key');
    props.onConnect(at, key, props.isFurther);
  };
  const said = problem === null || busy || finding ? null : setupProblemOf(problem);
  return {
    address,
    key,
    said: said && { ...said, at: said.place === 'form' ? `${tried}-step` : said.place },
    addressStep,
    addressInput,
    keyInput,
    typeAddress: (text) => {
      setAddress(text);
      props.onTyped('address');
    },
    typeKey: (text) => {
      setKey(text);
      props.onTyped('key');
    },
    check: () => check(address),
    connect: () => connect(address),
    mend: ({ kind, address: better }) => {
      const at = kind === 'use-address' && better !== undefined ? better : address;
      if (at !== address) setAddress(at);
      (tried === 'address' ? check : connect)(at);
    },
  };
}

/** Returns the text of a field and its setter. An initial text that arrives late never replaces typed text. */
function useText(initial: string): [string, (text: string) => void] {
  const [text, setText] = useState(initial);
  useEffect(() => setText((typed) => (typed === '' ? initial : typed)), [initial]);
  return [text, setText];
}
