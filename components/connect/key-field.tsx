import { useState } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { Icon } from '../kit/icon.tsx';
import { eyeIcon, eyeOffIcon } from '../kit/icons.ts';
import { ConnectField, type ConnectFieldProps } from './connect-field.tsx';

const plain = { type: 'text' } as const;
const masked = { type: 'password' } as const;

/** The field for the API key. It masks the key until the person presses Show. */
export function KeyField(props: ConnectFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <ConnectField
      {...props}
      label={t('apiKey')}
      hint={t('apiKeyKept')}
      input={{
        class: 'input connect-input key-input',
        placeholder: t('keyPlaceholder'),
        ...(shown ? plain : masked),
      }}
      beside={
        <button type="button" class="button" onClick={() => setShown(!shown)}>
          <Icon of={shown ? eyeOffIcon : eyeIcon} />
          {t(shown ? 'hideKey' : 'showKey')}
        </button>
      }
    />
  );
}
