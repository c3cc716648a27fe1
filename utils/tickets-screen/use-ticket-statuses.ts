import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { TicketStatuses } from '../../components/screens/tickets/tickets-statuses.ts';
import { onStatusChange } from '../captures/changes.ts';
import { listStatuses } from '../captures/status-store.ts';
import type { News, TicketStatus } from '../captures/ticket-status.ts';
import type { AppResult } from '../errors.ts';
import { request } from '../messages.ts';
import { ok } from '../result.ts';

/** UTF-16 units. A longer reply is read at the helpdesk. */
const longestReply = 4000;
/** UTF-16 units of HTML that are converted at most. */
const longestHtml = 200_000;

/**
 * What became of the sent tickets, live. The helpdesks are asked once when the page is opened. News counts as told when
 * the page shows it, and stays marked until the page is closed. `plainOf` converts HTML to plain text.
 */
export function useTicketStatuses(plainOf: (html: string) => Promise<string>): TicketStatuses {
  const [known, setKnown] = useState<ReadonlyMap<string, TicketStatus>>(new Map());
  const [news, setNews] = useState<ReadonlyMap<string, News>>(new Map());
  const [refusedBy, setRefusedBy] = useState<readonly string[]>([]);
  const told = useRef(new Map<string, News>());

  const refresh = useCallback(async () => {
    const statuses = await listStatuses().catch(() => []);
    setKnown(new Map(statuses.map((status) => [status.key, status])));
    if (document.visibilityState !== 'visible') return;
    const untold = statuses.flatMap(({ key, news }) => (news === null ? [] : [{ key, news }]));
    if (untold.length === 0) return;
    for (const { key, news } of untold) told.current.set(key, news);
    setNews(new Map(told.current));
    await request('tellNews', { tickets: untold.map(({ key }) => key) });
  }, []);
  const ask = useCallback(
    async (isLooking: boolean) => {
      const asked = await request('readStatuses', { isLooking });
      if (asked.ok) setRefusedBy(asked.value.refusedBy);
      await refresh();
    },
    [refresh],
  );

  useEffect(() => {
    void refresh();
    void ask(true);
    const stop = onStatusChange(() => void refresh());
    const back = () => {
      if (document.visibilityState === 'visible') void ask(false);
    };
    document.addEventListener('visibilitychange', back);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', back);
    };
  }, [refresh, ask]);

  const onReadReply = useCallback(
    async ({ helpdesk, ticketId, lastReplyAt }: TicketStatus): Promise<AppResult<string | null>> => {
      const html = await request('readReply', { helpdesk, id: ticketId, at: lastReplyAt ?? 0 });
      if (!html.ok || html.value === null) return html;
      const plain = await plainOf(html.value.slice(0, longestHtml));
      return ok(plain.length > longestReply ? `${plain.slice(0, longestReply).toWellFormed()}…` : plain);
    },
    [plainOf],
  );
  return { known, news, refusedBy, onReadReply };
}
