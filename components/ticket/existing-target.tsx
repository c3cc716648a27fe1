import './existing-target.css';
import type { FoundTicket, Target } from '../../utils/captures/capture.ts';
import { t } from '../../utils/i18n.ts';
import { TargetValues } from './target-values.tsx';
import type { TicketUpdates } from './ticket-props.ts';

interface ExistingTargetProps {
  target: Target;
  disabled: boolean;
  onTicket(ticket: FoundTicket | null): void;
  readTicket: TicketUpdates['read'];
  onTarget(target: Target): void;
}

/** The existing ticket that the draft is added to, with the choice of note or reply. */
export function ExistingTarget({ target, disabled, onTicket, readTicket, onTarget }: ExistingTargetProps) {
  return (
    <div class="target">
      <p class="target-title">
        <bdi>{t('ticketLink', target.id, target.subject)}</bdi>
      </p>
      <div role="radiogroup" aria-label={t('addAs')} class="target-ways">
        {[false, true].map((isReply) => (
          <label key={String(isReply)}>
            <input
              type="radio"
              name="addAs"
              checked={target.isReply === isReply}
              disabled={disabled}
              onChange={() => onTarget({ ...target, isReply })}
            />
            {t(isReply ? 'asReply' : 'asNote')}
          </label>
        ))}
      </div>
      <TargetValues
        key={target.id}
        target={target}
        read={readTicket}
        disabled={disabled}
        onUpdate={(update) => {
          const { update: _before, ...rest } = target;
          onTarget({ ...rest, ...(update && { update }) });
        }}
      />
      <button type="button" class="link-button" disabled={disabled} onClick={() => onTicket(null)}>
        {t('newTicketInstead')}
      </button>
    </div>
  );
}
