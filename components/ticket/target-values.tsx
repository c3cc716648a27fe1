import { useId, useState } from 'preact/hooks';
import type { Target } from '../../utils/captures/capture.ts';
import { changedValues } from '../../utils/captures/ticket-values.ts';
import { t } from '../../utils/i18n.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import { Icon } from '../kit/icon.tsx';
import type { TicketUpdates } from './ticket-props.ts';
import { TicketValueFields } from './ticket-value-fields.tsx';
import { useTicketNow } from './use-ticket-now.ts';

interface TargetValuesProps {
  target: Target;
  read: TicketUpdates['read'];
  disabled: boolean;
  onUpdate(update: Target['update']): void;
}

/** Changes values of the existing ticket together with the message: folded, unless something is changed already. */
export function TargetValues(props: TargetValuesProps) {
  const id = useId();
  const [open, setOpen] = useState(props.target.update !== undefined);
  return (
    <>
      <button
        type="button"
        class="link-button more-fields-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="chevron" />
        {t('changeTicketToo')}
      </button>
      <div id={id} hidden={!open}>
        {open ? <Values {...props} /> : null}
      </div>
    </>
  );
}

function Values({ target, read, disabled, onUpdate }: TargetValuesProps) {
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
      to={changedValues(found.values, target.update?.to ?? {})}
      disabled={disabled}
      onTo={(to) => onUpdate(Object.keys(to).length === 0 ? undefined : { was: found.values, to })}
    />
  );
}
