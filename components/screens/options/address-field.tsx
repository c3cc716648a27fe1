import { t } from '../../../utils/i18n.ts';
import type { ConnectFieldProps } from './connect-field-props.ts';

/** The field for the helpdesk's address. */
export function AddressField(props: ConnectFieldProps) {
  const { id, inputRef, value, readOnly, invalid, describedBy, problem, onInput, onKeyDown } = props;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('helpdeskAddress')}
      </label>
      <input
        ref={inputRef}
        id={id}
        class="input"
        type="text"
        inputMode="url"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        placeholder={t('addressPlaceholder')}
        value={value}
        readOnly={readOnly}
        aria-invalid={invalid ? true : undefined}
        aria-describedby={describedBy}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {problem}
      <p class="field-hint" id={`${id}-hint`}>
        {t('helpdeskAddressHint')}
      </p>
    </div>
  );
}
