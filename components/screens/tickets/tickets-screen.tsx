import '../../kit/ui.css';
import './tickets-screen.css';
import { useId } from 'preact/hooks';
import {
  imagesOfSentDays,
  sentDays,
  sentLimit,
  touchedDraftDays,
  untouchedDraftHours,
} from '../../../utils/captures/shelf-life.ts';
import { formatCount } from '../../../utils/format.ts';
import { t } from '../../../utils/i18n.ts';
import { FileButton } from '../../kit/file-button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { searchIcon, warningIcon } from '../../kit/icons.ts';
import { loadLater } from '../../kit/load-later.tsx';
import { Logo } from '../../kit/logo.tsx';
import type { TicketsScreenProps } from './tickets-props.ts';
import { sizeOf, TicketsSection } from './tickets-section.tsx';
import { SentTicket } from './tickets-sent.tsx';
import { newsWords, type TicketStatuses } from './tickets-statuses.ts';
import { WaitingList } from './waiting-list.tsx';

const UpdateNotice = loadLater(() =>
  import('../../ticket/update-notice.tsx').then((part) => part.UpdateNotice),
);

/** The tickets tab: the outbox and the sent tickets. */
export function TicketsScreen(props: TicketsScreenProps) {
  const { sent, query, status, problem } = props;
  const searched = query.trim() !== '';
  const emptyWords = (unsearched: string) => (searched ? t('noMatches', query.trim()) : unsearched);
  return (
    <div class="tickets">
      <header class="tickets-top">
        <Logo size={40} />
        <div class="tickets-title">
          <h1 class="screen-title">{t('tickets')}</h1>
          <p class="secondary">{t('ticketsLead')}</p>
        </div>
        <div>
          <FileButton label={t('openFile')} accept=".html,text/html" onFile={props.onOpenFile} />
        </div>
      </header>
      <main class="tickets-main">
        <Search query={query} onQuery={props.onQuery} />
        <WaitingUpdates updates={props.updates} />
        <WaitingList {...props} empty={emptyWords(t('waitingEmpty'))} />
        <TicketsSection
          title={t('sentTitle')}
          list={sizeOf(sent)}
          note={newsWords(props.statuses)}
          noteTone="news"
          remark={refusalWords(props.statuses)}
          empty={emptyWords(t('sentEmpty'))}
          onMore={() => props.onMore('sent')}
        >
          {sent?.rows.map((capture) =>
            capture.stage.name === 'sent' ? (
              <SentTicket
                key={capture.id}
                capture={capture}
                receipt={capture.stage.receipt}
                updates={props.updates}
                statuses={props.statuses}
                onCopyLink={props.onCopyLink}
                onFollowUp={props.onFollowUp}
                onThumbnail={props.onThumbnail}
              />
            ) : null,
          )}
        </TicketsSection>
        <UnreadableNotice count={props.unreadable} onSave={props.onSaveUnreadable} />
        <WhatHappened status={status} problem={problem} />
      </main>
      <footer class="secondary">
        <details>
          <summary>{t('retentionShort')}</summary>
          {t(
            'retention',
            ...[imagesOfSentDays, sentDays, sentLimit, touchedDraftDays, untouchedDraftHours].map(
              formatCount,
            ),
          )}
        </details>
      </footer>
    </div>
  );
}

/** The changes of tickets that are not made yet. */
function WaitingUpdates({ updates }: Pick<TicketsScreenProps, 'updates'>) {
  const id = useId();
  const waiting = updates.list.filter(({ update }) => update.stage.name !== 'done');
  if (waiting.length === 0) return null;
  return (
    <section class="tickets-section">
      <div class="tickets-head">
        <h2 id={id}>{t('updatesTitle')}</h2>
        <span class="tickets-count">{formatCount(waiting.length)}</span>
      </div>
      <ul class="tickets-list" aria-labelledby={id}>
        {waiting.map((known) => (
          <li key={known.update.id} class="ticket">
            <div class="ticket-words">
              <p class="ticket-subject">
                <bdi>{t('ticketLink', known.update.ticket.id, known.update.ticket.subject)}</bdi>
              </p>
              <UpdateNotice known={known} onRetry={updates.onRetry} onDrop={updates.onDrop} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhatHappened({ status, problem }: Pick<TicketsScreenProps, 'status' | 'problem'>) {
  return (
    <div class="tickets-said">
      {problem === null ? null : (
        <div class="problem" role="alert">
          <Icon of={warningIcon} />
          <p class="problem-sentence">{problem}</p>
        </div>
      )}
      <p class="tickets-status" role="status">
        {status}
      </p>
    </div>
  );
}

function UnreadableNotice({ count, onSave }: { count: number; onSave(): void }) {
  const id = useId();
  if (count === 0) return null;
  return (
    <div class="notice">
      <Icon of={warningIcon} />
      <p id={id}>{count === 1 ? t('unreadableOne') : t('unreadableOther', formatCount(count))}</p>
      <button type="button" class="button button-small" aria-describedby={id} onClick={onSave}>
        {t('ticketSave')}
      </button>
    </div>
  );
}

function Search({ query, onQuery }: Pick<TicketsScreenProps, 'query' | 'onQuery'>) {
  const id = useId();
  return (
    <div class="tickets-search">
      <label class="visually-hidden" for={id}>
        {t('ticketsSearch')}
      </label>
      <Icon of={searchIcon} />
      <input
        id={id}
        class="input"
        type="search"
        autocomplete="off"
        dir={query === '' ? undefined : 'auto'}
        placeholder={t('ticketsSearchPlaceholder')}
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
    </div>
  );
}

function refusalWords({ refusedBy }: TicketStatuses): string | undefined {
  return refusedBy.length === 0 ? undefined : t('statusesRefused', refusedBy.join(', '));
}
