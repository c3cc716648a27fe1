import './ticket-outcome.css';
import { useId, useState } from 'preact/hooks';
import type { News, TicketStatus } from '../../../utils/captures/ticket-status.ts';
import type { AppResult } from '../../../utils/errors.ts';
import { t } from '../../../utils/i18n.ts';
import { problemOf } from '../../../utils/problems/problem-of.ts';
import { statusWordsOf } from '../../../utils/problems/status-words-of.ts';

interface TicketOutcomeProps {
  status: TicketStatus;
  /** What the person has not seen before this visit. */
  news: News | null;
  /** The ids for `aria-describedby`: the ticket's subject. */
  about: string;
  /** Reads the last reply as plain text; null if there is none. */
  onReadReply(status: TicketStatus): Promise<AppResult<string | null>>;
}

type Shown = { name: 'nothing' } | { name: 'reading' } | { name: 'reply' | 'trouble'; words: string };

/** What became of a sent ticket, and a button that shows the last reply. */
export function TicketOutcome({ status, news, about, onReadReply }: TicketOutcomeProps) {
  const id = useId();
  const [shown, setShown] = useState<Shown>({ name: 'nothing' });
  const words = statusWordsOf(status);
  const isOpen = shown.name !== 'nothing';
  const read = async () => {
    setShown({ name: 'reading' });
    const reply = await onReadReply(status);
    if (!reply.ok) return setShown({ name: 'trouble', words: problemOf(reply.error).sentence });
    setShown({ name: 'reply', words: reply.value || t('noReplyText') });
  };
  return (
    <>
      <p class="ticket-outcome">
        {news === null ? null : (
          <span class="ticket-news">{t(news === 'reply' ? 'newReply' : 'ticketResolved')}</span>
        )}
        {words.slice(news === 'resolved' ? 1 : 0).map((one) => (
          <span key={one}>
            <bdi>{one}</bdi>
          </span>
        ))}
        {status.lastReplyAt === null || status.outcome !== 'read' ? null : (
          <button
            type="button"
            class="button button-small button-quiet"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-describedby={about}
            onClick={() => (isOpen ? setShown({ name: 'nothing' }) : void read())}
          >
            {t(isOpen ? 'hideReply' : 'showReply')}
          </button>
        )}
      </p>
      <div id={id} aria-live="polite">
        {shown.name === 'nothing' ? null : (
          <p class="ticket-reply" dir="auto">
            {shown.name === 'reading' ? t('readingReply') : shown.words}
          </p>
        )}
      </div>
    </>
  );
}
