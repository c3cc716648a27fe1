import type { SentNews } from '../../components/ticket/ticket-props.ts';
import { listStatuses } from '../captures/status-store.ts';
import { request } from '../messages.ts';
import { statusWordsOf } from '../problems/status-words-of.ts';

/**
 * Shows the news of sent tickets that the person has not seen, null if there is none: what is known, and soon what the
 * helpdesks answer, if they are to be asked.
 */
export async function showSentNews(show: (news: SentNews | null) => void): Promise<void> {
  show(await readSentNews());
  await request('readStatuses', { isLooking: false });
  show(await readSentNews());
}

async function readSentNews(): Promise<SentNews | null> {
  const statuses = await listStatuses().catch(() => []);
  const untold = statuses.filter(({ news }) => news !== null).sort((a, b) => b.readAt - a.readAt);
  const [latest] = untold;
  if (latest === undefined) return null;
  return { count: untold.length, words: [`#${latest.ticketId}`, ...statusWordsOf(latest)].join(' · ') };
}
