import { t } from '../../../utils/i18n.ts';
import { CheckboxField } from '../../kit/checkbox-field.tsx';
import type { OptionsScreenProps } from '../screen-props.ts';
import { OptionsSection } from './options-section.tsx';

type PreferencesFormProps = Pick<OptionsScreenProps, 'preferences' | 'onPreferences'>;

/** How new tickets are created, whatever their helpdesk. Each change is stored at once. */
export function PreferencesForm({ preferences, onPreferences }: PreferencesFormProps) {
  return (
    <OptionsSection id="new-tickets" title={t('optionsDefaults')}>
      <CheckboxField
        label={t('reviewBeforeCreating')}
        hint={t('reviewBeforeCreatingHint')}
        checked={preferences.reviewBeforeCreating}
        onChange={(reviewBeforeCreating) => onPreferences({ reviewBeforeCreating })}
      />
      <CheckboxField
        label={t('doNotNotify')}
        hint={t('doNotNotifyHint')}
        checked={preferences.doNotNotify}
        onChange={(doNotNotify) => onPreferences({ doNotNotify })}
      />
      <CheckboxField
        label={t('followTickets')}
        hint={t('followTicketsHint')}
        checked={preferences.followTickets !== false}
        onChange={(followTickets) => onPreferences({ followTickets })}
      />
      <CheckboxField
        label={t('copyNewLink')}
        hint={t('copyNewLinkHint')}
        checked={preferences.copyLink === true}
        onChange={(copyLink) => onPreferences({ copyLink })}
      />
    </OptionsSection>
  );
}
