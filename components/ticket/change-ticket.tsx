import './change-ticket.css';
import { useId, useState } from 'preact/hooks';
import type { TicketValues } from '../../utils/captures/ticket-values.ts';
import { t } from '../../utils/i18n.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import { Icon } from '../kit/icon.tsx';
import type { ChangeableTicket, TicketUpdates } from './ticket-props.ts';
import { TicketValueFields } from './ticket-value-fields.tsx';
import { useTicketNow } from './use-ticket-now.ts';

interface ChangeTicketProps {
  ticket: ChangeableTicket;
  updates: TicketUpdates;
  /** The ids for `aria-describedby`: the ticket's subject. */
  about: string;
}

/** Assigns a ticket that the helpdesk has and changes its other values: a button, then the fields with their button. */
export function ChangeTicket({ ticket, updates, about }: ChangeTicketProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <div class="change-ticket">
      <button
        type="button"
        class="button button-small button-quiet"
        aria-expanded={open}
        aria-controls={id}
        aria-describedby={about}
        onClick={() => {
          setSaid('');
          setOpen(!open);
        }}
      >
        {t('changeTicket')}
      </button>
      <div id={id} hidden={!open}>
        {open ? (
          <ChangeForm
            ticket={ticket}
            updates={updates}
            onSaved={(words) => {
              setSaid(words);
              setOpen(false);
            }}
          />
        ) : null}
      </div>
      <p class="secondary" role="status">
        {said}
      </p>
    </div>
  );
}

function ChangeForm({
  ticket,
  updates,
  onSaved,
}: Omit<ChangeTicketProps, 'about'> & { onSaved(words: string): void }) {
  const { found, problem, again } = useTicketNow(updates.read, ticket.helpdesk, ticket.id);
  const [to, setTo] = useState<TicketValues>({});
  const [saving, setSaving] = useState(false);
  const save = async () => {
    if (found === null) return;
    setSaving(true);
    const outcome = await updates.save(ticket, found.values, to);
    setSaving(false);
    // A change that was not sent is shown as waiting, with its reason.
    onSaved(outcome.ok ? t('ticketUpdated', ticket.id) : '');
  };
  if (problem !== null) {
    return (
      <div class="problem" role="alert">
        <Icon name="warning" />
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
        disabled={saving}
        onTo={setTo}
      />
      <button type="submit" class="button button-small" disabled={saving || Object.keys(to).length === 0}>
        {t('saveChange')}
      </button>
    </form>
  );
}
