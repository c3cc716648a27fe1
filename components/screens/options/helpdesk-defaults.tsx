import { useId } from 'preact/hooks';
import { t } from '../../../utils/i18n.ts';
import { DirectoryFields } from '../../ticket/directory-fields.tsx';
import type { OptionsScreenProps } from '../screen-props.ts';
import { DefaultRequesterField } from './default-requester-field.tsx';

type HelpdeskDefaultsProps = Pick<
  OptionsScreenProps,
  'connection' | 'preferences' | 'directory' | 'directoryProblem' | 'onPreferences' | 'onReloadDirectory'
>;

/**
 * Fields for the requester, agent and department with which new tickets to the active helpdesk start. Each change is
 * stored at once.
 */
export function HelpdeskDefaults(props: HelpdeskDefaultsProps) {
  const { connection, preferences, directory, onPreferences } = props;
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would stand in the line above the fields
    <div class="helpdesk-defaults" role="group" aria-labelledby={id}>
      <h3 id={id} class="options-subtitle">
        {t('helpdeskDefaults')}
      </h3>
      <DefaultRequesterField
        kept={preferences.requester}
        own={connection?.person.email ?? ''}
        onKeep={(requester) => onPreferences({ requester })}
      />
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
    </div>
  );
}
