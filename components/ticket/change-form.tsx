import { useState } from 'preact/hooks';
import type { TicketValueKey, TicketValues } from '../../utils/captures/ticket-values.ts';
import type { AppError, AppErrorCode } from '../../utils/errors.ts';
import { t } from '../../utils/i18n.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import { Icon } from '../kit/icon.tsx';
import { warningIcon } from '../kit/icons.ts';
import type { ChangeableTicket, TicketUpdates } from './ticket-props.ts';
import { TicketValueFields } from './ticket-value-fields.tsx';
import { useTicketNow } from './use-ticket-now.ts';

interface ChangeFormProps {
  ticket: ChangeableTicket;
  updates: TicketUpdates;
  /** Which values are offered. */
  keys: readonly TicketValueKey[];
  /** Called with what became of the change, in words. The words are empty if the list of changes says it. */
  onSaved(words: string): void;
}

/** After these errors no change is stored, so the list of changes cannot show them. */
const unstored: ReadonlySet<AppErrorCode> = new Set(['storage-failed', 'unexpected']);

/** The fields for an existing ticket's values, and the button that sends what the person changed. */
export function ChangeForm({ ticket, updates, keys, onSaved }: ChangeFormProps) {
  const { found, problem, again } = useTicketNow(updates.read, ticket.helpdesk, ticket.id);
  const [to, setTo] = useState<TicketValues>({});
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const save = async () => {
    if (found === null) return;
    setSaving(true);
    const outcome = await updates.save(ticket, found.values, to);
    setSaving(false);
    if (!outcome.ok && unstored.has(outcome.error.code)) return setFailure(outcome.error);
    // A change that was not sent is shown as waiting, with its reason.
    onSaved(outcome.ok ? t('ticketUpdated', ticket.id) : '');
  };
  if (problem !== null) {
    return (
      <div class="problem" role="alert">
        <Icon of={warningIcon} />
        <p class="problem-sentence">{problemOf(problem).sentence}</p>
        <button type="button" class="button button-small" onClick={again}>
          {t('actionTryAgain')}
        </button>
      </div>
    );
  }
  if (found === null) return <p class="secondary">{t('loading')}</p>;
  return (
    <form
      class="change-ticket-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TicketValueFields
        directory={found.directory}
        now={found.values}
        to={to}
        keys={keys}
        disabled={saving}
        onTo={setTo}
      />
      <button type="submit" class="button button-small" disabled={saving || Object.keys(to).length === 0}>
        {t('saveChange')}
      </button>
      {failure === null ? null : <p role="alert">{problemOf(failure).sentence}</p>}
    </form>
  );
}
