import { t } from '../../../utils/i18n.ts';
import { CheckboxField } from '../../kit/checkbox-field.tsx';
import { LinesField } from '../../kit/lines-field.tsx';
import { DirectoryFields } from '../../ticket/directory-fields.tsx';
import type { OptionsScreenProps } from '../screen-props.ts';
import { DefaultRequesterField } from './default-requester-field.tsx';

type PreferencesFormProps = Pick<
  OptionsScreenProps,
  'connection' | 'preferences' | 'directory' | 'directoryProblem' | 'onPreferences' | 'onReloadDirectory'
>;

/** The values a new ticket starts with, and how it is created. Each change is stored at once. */
export function PreferencesForm(props: PreferencesFormProps) {
  const { connection, preferences, directory, onPreferences } = props;
  return (
    <section class="card" aria-labelledby="options-defaults">
      <h2 id="options-defaults">{t('optionsDefaults')}</h2>
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
        label={t('hideSensitive')}
        hint={t('hideSensitiveHint')}
        checked={preferences.hideSensitive}
        onChange={(hideSensitive) => onPreferences({ hideSensitive })}
      />
      {preferences.hideSensitive ? (
        <LinesField
          label={t('hiddenWords')}
          name="hiddenWords"
          hint={t('hiddenWordsHint')}
          lines={preferences.hiddenWords}
          onKeep={(hiddenWords) => onPreferences({ hiddenWords })}
        />
      ) : null}
      {preferences.allowedSites.length > 0 ? (
        <LinesField
          label={t('allowedSites')}
          name="allowedSites"
          hint={t('allowedSitesHint')}
          lines={preferences.allowedSites}
          onKeep={(allowedSites) => onPreferences({ allowedSites })}
        />
      ) : null}
      <CheckboxField
        label={t('readPageHealth')}
        hint={t('readPageHealthHint')}
        checked={preferences.pageHealth !== false}
        onChange={(pageHealth) => onPreferences({ pageHealth })}
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
    </section>
  );
}
