import { t } from '../../../utils/i18n.ts';
import { CheckboxField } from '../../kit/checkbox-field.tsx';
import { DirectoryFields } from '../../ticket/directory-fields.tsx';
import type { OptionsScreenProps } from '../screen-props.ts';
import { DefaultRequesterField } from './default-requester-field.tsx';
import { OptionsSection } from './options-section.tsx';

type PreferencesFormProps = Pick<
  OptionsScreenProps,
  'connection' | 'preferences' | 'directory' | 'directoryProblem' | 'onPreferences' | 'onReloadDirectory'
>;

/** The values a new ticket starts with, and how it is created. Each change is stored at once. */
export function PreferencesForm(props: PreferencesFormProps) {
  const { connection, preferences, directory, onPreferences } = props;
  return (
    <OptionsSection id="new-tickets" title={t('optionsDefaults')}>
      <DefaultRequesterField
        kept={preferences.requester}
        own={connection?.person.email ?? ''}
        onKeep={(requester) => onPreferences({ requester })}
      />
      {connection === null ? (
        <p class="field-hint">{t('defaultsNeedConnection')}</p>
      ) : (
        <DirectoryFields
          agentLabel={t('defaultAgent')}
          departmentLabel={t('defaultDepartment')}
          directory={directory}
          directoryProblem={props.directoryProblem}
          agentId={preferences.agentId}
          departmentId={preferences.departmentId}
          problems={{}}
          disabled={false}
          onChange={onPreferences}
          onRetry={props.onReloadDirectory}
        />
      )}
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
    </OptionsSection>
  );
}
