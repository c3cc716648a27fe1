import { useMemo } from 'preact/hooks';
import type { Directory } from '../../utils/deskpro/directory.ts';
import type { AppError } from '../../utils/errors.ts';
import { t } from '../../utils/i18n.ts';
import type { FieldProblems } from '../../utils/problems/field-problems-of.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { memo } from '../kit/memo.ts';
import { agentOptions, departmentOptions } from './directory-options.ts';

interface DirectoryFieldsProps {
  agentLabel: string;
  departmentLabel: string;
  directory: Directory | null;
  directoryProblem: AppError | null;
  agentId: number | null;
  departmentId: number | null;
  problems: FieldProblems;
  disabled: boolean;
  onChange(patch: { agentId?: number | null; departmentId?: number | null }): void;
  onRetry(): void;
}

/** Agent and department side by side, from the helpdesk's directory. */
export const DirectoryFields = memo(function DirectoryFields(props: DirectoryFieldsProps) {
  const { directory, directoryProblem, departmentId, problems, onChange } = props;
  const agents = useMemo(() => agentOptions(directory?.agents ?? []), [directory]);
  const departments = useMemo(() => departmentOptions(directory?.departments ?? []), [directory]);
  const failed = directoryProblem !== null;
  const unavailable = directory === null ? t(failed ? 'directoryMissing' : 'loading') : undefined;
  return (
    <div class="side-by-side">
      <ChoiceField
        label={props.agentLabel}
        name="agentId"
        options={agents}
        firstChoice={t('unassigned')}
        value={props.agentId}
        emptyText={t('agentsEmpty')}
        unavailable={unavailable}
        problem={problems['agentId']}
        disabled={props.disabled}
        onChange={(agentId) => onChange({ agentId })}
      />
      <ChoiceField
        label={props.departmentLabel}
        name="departmentId"
        options={departments}
        firstChoice={t('departmentByHelpdesk')}
        value={departmentId}
        emptyText={t('departmentsEmpty')}
        unavailable={unavailable}
        problem={problems['departmentId']}
        disabled={props.disabled}
        onChange={(departmentId) => onChange({ departmentId })}
      />
      {directory?.isCut === true ? <p class="field-note">{t('directoryCut')}</p> : null}
      {directory !== null && isFormUnknown(directory, departmentId) ? (
        <p class="field-note">{t('departmentFormUnknown')}</p>
      ) : null}
      {failed ? (
        <p class="field-note">
          {t('directoryFailed')}{' '}
          <button type="button" class="link-button" onClick={props.onRetry}>
            {t('actionTryAgain')}
          </button>
        </p>
      ) : null}
    </div>
  );
});

function isFormUnknown({ layouts, departments }: Directory, departmentId: number | null): boolean {
  if (departmentId === null || departmentId in layouts) return false;
  return departments.some(({ id, selectable }) => id === departmentId && selectable);
}
