import { useId } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { checkIcon } from '../kit/icons.ts';
import { Problem } from '../kit/problem.tsx';
import { AddressField } from './address-field.tsx';
import type { ConnectProps } from './connect-props.ts';
import { KeyField } from './key-field.tsx';
import { KeyHelp } from './key-help.tsx';
import { type ConnectFormState, type ProblemPlace, useConnectForm } from './use-connect-form.ts';

interface ConnectFormProps extends ConnectProps {
  initialAddress: string;
  initialKey: string;
  /** The base URL of the helpdesk that is connected already; undefined if none is. */
  connectedUrl: string | undefined;
  /** The key field gets the focus first. */
  startAtKey: boolean;
  /** The address field gets the focus first, unless a control has it. */
  startAtAddress: boolean;
  isFurther: boolean;
  /** Leaves the existing connection as it is. Given only if there is one. */
  onKeep?: (() => void) | undefined;
}

/**
 * The two steps that connect a helpdesk: its address, which can be checked alone, and a key. The typed text stays,
 * whatever the outcome.
 */
export function ConnectForm(props: ConnectFormProps) {
  const { busy, finding, connectedUrl, onKeep } = props;
  const id = useId();
  const form = useConnectForm(props);
  const { address, key } = form;
  const found = props.found?.typed === address ? props.found : null;
  const baseUrl = found?.baseUrl ?? (address === connectedUrl ? address : undefined);
  const isAddressNext = found === null && key === '';
  const problemAt = (place: ProblemPlace) =>
    form.said?.at === place ? (
      <Problem id={`${id}-${place}-problem`} problem={form.said} onAction={form.mend} />
    ) : null;

  return (
    <div class="connect-form">
      <div class="connect-step" ref={form.addressStep}>
        <h3 class="connect-title">{t('connectStepAddress')}</h3>
        <AddressField
          {...fieldProps(id, 'address', busy, form)}
          problem={problemAt('address')}
          inputRef={form.addressInput}
          value={address}
          beside={
            <BusyButton
              isPrimary={isAddressNext}
              busy={finding}
              name={t(finding ? 'checkingAddress' : 'checkAddress')}
              onClick={form.check}
            />
          }
          onInput={form.typeAddress}
          onKeyDown={onEnter(key === '' ? form.check : form.connect)}
        />
        <p class="connect-found" role="status">
          {found === null ? null : <Icon of={checkIcon} />}
          {found === null ? null : <span>{t('helpdeskFound', found.name)}</span>}
        </p>
        {problemAt('address-step')}
      </div>
      <div class="connect-step">
        <h3 class="connect-title">{t('connectStepKey')}</h3>
        <KeyField
          {...fieldProps(id, 'key', busy, form)}
          problem={problemAt('key')}
          inputRef={form.keyInput}
          value={key}
          onInput={form.typeKey}
          onKeyDown={onEnter(form.connect)}
        />
        <KeyHelp baseUrl={baseUrl} address={baseUrl ?? address.trim()} onCopy={props.onCopy} />
        {problemAt('key-step')}
        <div class="actions">
          <BusyButton
            isPrimary={!isAddressNext}
            busy={busy}
            name={t(busy ? 'connecting' : 'connect')}
            onClick={form.connect}
          />
          {onKeep === undefined ? null : (
            <button type="button" class="button" disabled={busy} onClick={onKeep}>
              {t('keepConnection')}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

function fieldProps(id: string, field: 'address' | 'key', busy: boolean, { said }: ConnectFormState) {
  const invalid = said?.at === field;
  return {
    id: `${id}-${field}`,
    readOnly: busy,
    invalid,
    describedBy: invalid ? `${id}-${field}-problem ${id}-${field}-hint` : `${id}-${field}-hint`,
  };
}

const onEnter =
  (act: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    act();
  };

interface BusyButtonProps {
  isPrimary: boolean;
  busy: boolean;
  name: string;
  onClick(): void;
}

function BusyButton({ isPrimary, busy, name, onClick }: BusyButtonProps) {
  return (
    <button
      type="button"
      class={isPrimary ? 'button button-primary' : 'button'}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={onClick}
    >
      {busy ? <span class="spinner" /> : null}
      {name}
    </button>
  );
}
