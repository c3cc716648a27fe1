import './change-ticket.css';
import { useId, useState } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import { loadLater } from '../kit/load-later.tsx';
import type { ChangeableTicket, TicketUpdates } from './ticket-props.ts';

const ChangeForm = loadLater(() => import('./change-form.tsx').then((part) => part.ChangeForm));

interface ChangeTicketProps {
  ticket: ChangeableTicket;
  updates: TicketUpdates;
  /** The ids for `aria-describedby`: the ticket's subject. */
  about: string;
  /** Begins a follow-up to the ticket. Null if there is nothing to begin it with. */
  onFollowUp: (() => void) | null;
}

const parts = {
  assign: { label: 'assignTicket', keys: ['agent', 'agent_team', 'department'] },
  status: { label: 'changeStatus', keys: ['status', 'priority'] },
} as const;
type Part = keyof typeof parts;

/** Buttons that open the fields of an existing ticket, to assign it or to change its status, and that add to it. */
export function ChangeTicket({ ticket, updates, about, onFollowUp }: ChangeTicketProps) {
  const id = useId();
  const [open, setOpen] = useState<Part | null>(null);
  const [said, setSaid] = useState('');
  return (
    <div class="change-ticket">
      <div class="actions">
        {(Object.keys(parts) as Part[]).map((part) => (
          <button
            key={part}
            type="button"
            class="button button-small button-quiet"
            aria-expanded={open === part}
            aria-controls={id}
            aria-describedby={about}
            onClick={() => {
              setSaid('');
              setOpen(open === part ? null : part);
            }}
          >
            {t(parts[part].label)}
          </button>
        ))}
        {onFollowUp === null ? null : (
          <button
            type="button"
            class="button button-small button-quiet"
            aria-describedby={about}
            onClick={onFollowUp}
          >
            {t('followUp')}
          </button>
        )}
      </div>
      <div id={id} hidden={open === null}>
        {open === null ? null : (
          <ChangeForm
            key={open}
            ticket={ticket}
            updates={updates}
            keys={parts[open].keys}
            onSaved={(words) => {
              setSaid(words);
              setOpen(null);
            }}
          />
        )}
      </div>
      <p class="secondary" role="status">
        {said}
      </p>
    </div>
  );
}
