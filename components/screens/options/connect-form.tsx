import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../utils/errors.ts';
import { t } from '../../../utils/i18n.ts';
import type { ProblemAction } from '../../../utils/problems/problem-of.ts';
import { Problem } from '../../kit/problem.tsx';
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
  const [address, setAddress] = useState(initialAddress);
  const [key, setKey] = useState(initialKey);
  const addressInput = useRef<HTMLInputElement>(null);
  const keyInput = useRef<HTMLInputElement>(null);
  const said = problem === null || busy ? null : setupProblemOf(problem);

  // The initial values arrive late. They never replace typed text.
  useEffect(() => setAddress((typed) => (typed === '' ? initialAddress : typed)), [initialAddress]);
  useEffect(() => setKey((typed) => (typed === '' ? initialKey : typed)), [initialKey]);
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
  const describes = (place: 'address' | 'key') =>
    said?.place === place ? `${id}-${place}-problem ${id}-${place}-hint` : `${id}-${place}-hint`;

  return (
    <div class="connect-form">
      <div class="field">
        <label class="field-label" for={`${id}-address`}>
          {t('helpdeskAddress')}
        </label>
        <input
          ref={addressInput}
          id={`${id}-address`}
          class="input"
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder={t('addressPlaceholder')}
          value={address}
          readOnly={busy}
          aria-invalid={said?.place === 'address' ? true : undefined}
          aria-describedby={describes('address')}
          onInput={(event) => typed(event.currentTarget.value, key)}
          onKeyDown={connectOnEnter}
        />
        {problemAt('address')}
        <p class="field-hint" id={`${id}-address-hint`}>
          {t('helpdeskAddressHint')}
        </p>
      </div>
      <KeyField
        id={`${id}-key`}
        inputRef={keyInput}
        value={key}
        readOnly={busy}
        invalid={said?.place === 'key'}
        describedBy={describes('key')}
        problem={problemAt('key')}
        onInput={(next) => typed(address, next)}
        onKeyDown={connectOnEnter}
      />
      {problemAt('form')}
      <div class="actions">
        <button
          type="button"
          class="button button-primary"
          aria-busy={busy}
          disabled={busy}
          onClick={connect}
        >
          {busy ? <span class="spinner" /> : null}
          {t(busy ? 'connecting' : 'connect')}
        </button>
        {onKeep === undefined ? null : (
          <button type="button" class="button" disabled={busy} onClick={onKeep}>
            {t('keepConnection')}
          </button>
        )}
      </div>
    </div>
  );
}
