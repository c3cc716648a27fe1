import { useState } from 'preact/hooks';
import { t } from '../../../utils/i18n.ts';
import { Icon } from '../../kit/icon.tsx';
import type { ConnectFieldProps } from './connect-field-props.ts';

const plain = { type: 'text' } as const;
const masked = { type: 'password' } as const;

/** The field for the API key, masked until the person shows it. */
export function KeyField(props: ConnectFieldProps) {
  const { id, inputRef, value, readOnly, invalid, describedBy, problem, onInput, onKeyDown } = props;
  const [shown, setShown] = useState(false);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('apiKey')}
      </label>
      <div class="key-row">
        <input
          ref={inputRef}
          id={id}
          class="input key-input"
          {...(shown ? plain : masked)}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder={t('keyPlaceholder')}
          value={value}
          readOnly={readOnly}
          aria-invalid={invalid ? true : undefined}
          aria-describedby={describedBy}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="button" onClick={() => setShown(!shown)}>
          <Icon name={shown ? 'eyeOff' : 'eye'} />
          {t(shown ? 'hideKey' : 'showKey')}
        </button>
      </div>
      {problem}
      <p class="field-hint" id={`${id}-hint`}>
        {t('apiKeyHint')} {t('apiKeyKept')}
      </p>
    </div>
  );
}
