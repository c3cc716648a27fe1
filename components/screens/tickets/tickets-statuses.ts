import type { News, TicketStatus } from '../../../utils/captures/ticket-status.ts';
import type { AppResult } from '../../../utils/errors.ts';
import { formatCount } from '../../../utils/format.ts';
import { t } from '../../../utils/i18n.ts';

/** What became of the sent tickets, by `statusKey`. */
export interface TicketStatuses {
  known: ReadonlyMap<string, TicketStatus>;
  /** What the person has not seen before this visit. */
  news: ReadonlyMap<string, News>;
  /** The hosts whose key may not read tickets. */
  refusedBy: readonly string[];
  /** Reads the last reply to a ticket as plain text; null if there is none. */
  onReadReply(status: TicketStatus): Promise<AppResult<string | null>>;
}

/** Counts the news in words, such as “1 resolved, 2 new replies”. Undefined without news. */
export function newsWords({ news }: Pick<TicketStatuses, 'news'>): string | undefined {
  const all = [...news.values()];
  const resolved = all.filter((one) => one === 'resolved').length;
  const replies = all.length - resolved;
  const words = [
    resolved === 0
      ? ''
      : resolved === 1
        ? t('newsResolvedOne')
        : t('newsResolvedOther', formatCount(resolved)),
    replies === 0 ? '' : replies === 1 ? t('newsReplyOne') : t('newsReplyOther', formatCount(replies)),
  ].filter((one) => one !== '');
  return words.length === 0 ? undefined : words.join(', ');
}
