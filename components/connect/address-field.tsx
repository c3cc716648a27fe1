import { t } from '../../utils/i18n.ts';
import { ConnectField, type ConnectFieldProps } from './connect-field.tsx';

/** The field for the helpdesk's address. */
export function AddressField(props: ConnectFieldProps) {
  return (
    <ConnectField
      {...props}
      label={t('helpdeskAddress')}
      hint={t('helpdeskAddressHint')}
      input={{ type: 'text', inputMode: 'url', placeholder: t('addressPlaceholder') }}
    />
  );
}
