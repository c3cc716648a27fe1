import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../utils/errors.ts';
import { t } from '../../../utils/i18n.ts';
import type { ProblemAction } from '../../../utils/problems/problem-of.ts';
import { Problem } from '../../kit/problem.tsx';
import { AddressField } from './address-field.tsx';
import { KeyField } from './key-field.tsx';
import { setupProblemOf } from './setup-problem-of.ts';

interface ConnectFormProps {
  initialAddress: string;
  initialKey: string;
  busy: boolean;
  problem: AppError | null;
  /** The key field gets the focus first. */
  startAtKey: boolean;
  /** Called inside the click or key press, so that a permission can be asked for. */
  onConnect(address: string, key: string): void;
  onTyped?: ((address: string, key: string) => void) | undefined;
  /** Leaves the existing connection as it is. Given only if there is one. */
  onKeep?: (() => void) | undefined;
}

/** The fields for the address and key of a helpdesk. The typed text stays, whatever the outcome of connecting. */
export function ConnectForm(props: ConnectFormProps) {
  const { initialAddress, initialKey, busy, problem, startAtKey, onConnect, onTyped, onKeep } = props;
  const id = useId();
  const [address, setAddress] = useText(initialAddress);
  const [key, setKey] = useText(initialKey);
  const addressInput = useRef<HTMLInputElement>(null);
  const keyInput = useRef<HTMLInputElement>(null);
  const said = problem === null || busy ? null : setupProblemOf(problem);

  useEffect(() => {
    if (startAtKey) keyInput.current?.focus();
  }, [startAtKey]);
  useEffect(() => {
    const place = problem === null ? 'form' : setupProblemOf(problem).place;
    if (place === 'address') addressInput.current?.focus();
    if (place === 'key') keyInput.current?.focus();
  }, [problem]);

  const typed = (nextAddress: string, nextKey: string): void => {
    setAddress(nextAddress);
    setKey(nextKey);
    onTyped?.(nextAddress, nextKey);
  };
  const connect = (): void => {
    if (!busy) onConnect(address, key);
  };
  const connectOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    connect();
  };
  const mend = ({ kind, address: better }: ProblemAction): void => {
    if (kind === 'use-address' && better !== undefined) {
      typed(better, key);
      onConnect(better, key);
    } else connect();
  };
  const problemAt = (place: 'address' | 'key' | 'form') =>
    said?.place === place ? <Problem id={`${id}-${place}-problem`} problem={said} onAction={mend} /> : null;
  const propsOf = (place: 'address' | 'key') => ({
    id: `${id}-${place}`,
    readOnly: busy,
    invalid: said?.place === place,
    describedBy: said?.place === place ? `${id}-${place}-problem ${id}-${place}-hint` : `${id}-${place}-hint`,
    problem: problemAt(place),
    onKeyDown: connectOnEnter,
  });

  return (
    <div class="connect-form">
      <AddressField
        {...propsOf('address')}
        inputRef={addressInput}
        value={address}
        onInput={(next) => typed(next, key)}
      />
      <KeyField
        {...propsOf('key')}
        inputRef={keyInput}
        value={key}
        onInput={(next) => typed(address, next)}
      />
      {problemAt('form')}
      <div class="actions">
        <ConnectButton busy={busy} onClick={connect} />
        {onKeep === undefined ? null : (
          <button type="button" class="button" disabled={busy} onClick={onKeep}>
            {t('keepConnection')}
          </button>
        )}
      </div>
    </div>
  );
}

function ConnectButton({ busy, onClick }: { busy: boolean; onClick(): void }) {
  return (
    <button type="button" class="button button-primary" aria-busy={busy} disabled={busy} onClick={onClick}>
      {busy ? <span class="spinner" /> : null}
      {t(busy ? 'connecting' : 'connect')}
    </button>
  );
}

/** Returns the text of a field and its setter. An initial text that arrives late never replaces typed text. */
function useText(initial: string): [string, (text: string) => void] {
  const [text, setText] = useState(initial);
  useEffect(() => setText((typed) => (typed === '' ? initial : typed)), [initial]);
  return [text, setText];
}
