import type { Target } from '../../utils/captures/capture.ts';
import { changedValues, ticketValueKeys } from '../../utils/captures/ticket-values.ts';
import { t } from '../../utils/i18n.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import type { TicketUpdates } from './ticket-props.ts';
import { TicketValueFields } from './ticket-value-fields.tsx';
import { useTicketNow } from './use-ticket-now.ts';

interface TargetValuesProps {
  target: Target;
  read: TicketUpdates['read'];
  disabled: boolean;
  onUpdate(update: Target['update']): void;
}

/** The values of the existing ticket, which can be changed together with the message. */
export function TargetValues({ target, read, disabled, onUpdate }: TargetValuesProps) {
  const { found, problem, again } = useTicketNow(read, target.helpdesk, target.id);
  if (problem !== null) {
    return (
      <p class="field-note">
        {problemOf(problem).sentence}{' '}
        <button type="button" class="link-button" onClick={again}>
          {t('actionTryAgain')}
        </button>
      </p>
    );
  }
  if (found === null) return <p class="field-note">{t('loading')}</p>;
  return (
    <TicketValueFields
      directory={found.directory}
      now={found.values}
      keys={ticketValueKeys}
      to={changedValues(found.values, target.update?.to ?? {})}
      disabled={disabled}
      onTo={(to) => onUpdate(Object.keys(to).length === 0 ? undefined : { was: found.values, to })}
    />
  );
}
