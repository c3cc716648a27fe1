import type { Capture } from '../../../utils/captures/capture.ts';
import { mayTryAgain } from '../../../utils/captures/may-try-again.ts';
import { formatCount } from '../../../utils/format.ts';
import { type MessageKey, t } from '../../../utils/i18n.ts';
import type { TicketsScreenProps } from './tickets-props.ts';
import { sizeOf, TicketsSection } from './tickets-section.tsx';
import { groupOf, type TicketGroup } from './tickets-state.ts';
import { DiscardedTicket, WaitingTicket } from './tickets-waiting.tsx';

interface WaitingListProps extends TicketsScreenProps {
  /** Shown instead of an empty list. */
  empty: string;
}

/** What is not sent, in its groups. */
export function WaitingList(props: WaitingListProps) {
  const { waiting, needPerson, discarded, empty } = props;
  return (
    <TicketsSection
      title={t('waitingTitle')}
      list={sizeOf(waiting)}
      note={noteOf(needPerson)}
      empty={empty}
      action={
        waiting !== null && waiting.rows.filter(mayTryAgain).length > 1 ? (
          <button
            type="button"
            class="button button-small"
            aria-disabled={props.trying.size > 0}
            onClick={() => {
              if (props.trying.size === 0) props.onRetryAll();
            }}
          >
            {t('tryAllAgain')}
          </button>
        ) : null
      }
      onMore={() => props.onMore('waiting')}
    >
      {waiting?.rows.map((capture, at) =>
        discarded.has(capture.id) ? (
          <DiscardedTicket
            key={capture.id}
            capture={capture}
            heading={headingOf(waiting.rows, at)}
            onUndo={props.onUndo}
          />
        ) : (
          <WaitingTicket
            key={capture.id}
            capture={capture}
            heading={headingOf(waiting.rows, at)}
            connectedHost={props.connectedHost}
            trying={props.trying.has(capture.id)}
            onRetry={props.onRetry}
            onEdit={props.onEdit}
            onDiscard={props.onDiscard}
            onUndo={props.onUndo}
            onSave={props.onSave}
            onThumbnail={props.onThumbnail}
            onAction={props.onAction}
          />
        ),
      )}
    </TicketsSection>
  );
}

const groupTitles = {
  'needs-you': 'groupNeedsYou',
  sending: 'groupSending',
  drafts: 'groupDrafts',
} as const satisfies Record<TicketGroup, MessageKey>;

/** Returns the name of the group that begins with a row; null if the row before is of the same group. */
function headingOf(rows: readonly Capture[], at: number): string | null {
  const [row, before] = [rows[at], rows[at - 1]];
  if (row === undefined || (before !== undefined && groupOf(before) === groupOf(row))) return null;
  return t(groupTitles[groupOf(row)]);
}

function noteOf(needPerson: number): string | undefined {
  if (needPerson === 0) return undefined;
  return needPerson === 1 ? t('needYouOne') : t('needYouOther', formatCount(needPerson));
}
