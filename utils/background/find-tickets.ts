import { alikeSetting } from '../captures/alike-look-ups.ts';
import type { FoundTicket } from '../captures/capture.ts';
import { ticketSubjectOf } from '../captures/existing-ticket.ts';
import { similarTickets, together } from '../captures/similar-tickets.ts';
import { getCapture } from '../captures/store.ts';
import { readList } from '../captures/ticket-list.ts';
import { fold, siteOf } from '../captures/words.ts';
import type { TicketRow } from '../deskpro/client.ts';
import type { AppResult } from '../errors.ts';
import { readConnection } from '../helpdesks.ts';
import type { RequestData } from '../request-schemas.ts';
import { ok } from '../result.ts';
import { openLine } from './helpdesk-line.ts';

const recentCount = 20;
/** Within this time captures with the same subject share one look-up. A capture itself never looks up twice. */
const askAgainAfterMs = 10 * 60_000;
const rememberedLookUps = 20;

/**
 * Finds tickets by number, reference or subject. Without a query, returns recent tickets: those made here, then the
 * helpdesk's newest. Makes one request, or two if a number belongs to no ticket.
 */
export async function findTickets({
  query,
  helpdesk,
}: RequestData<'findTickets'>): Promise<AppResult<FoundTicket[]>> {
  const line = await openLine(helpdesk);
  if (!line.ok) return line;
  const { client, connection } = line.value;
  const asked = query.trim();
  if (asked === '') {
    const [own, newest] = await Promise.all([
      ownTickets(connection.baseUrl, '', () => true),
      client.listNewestTickets(1, recentCount),
    ]);
    // The tickets made here are known even if the helpdesk does not answer.
    if (!newest.ok && own.length === 0) return newest;
    return ok(together(own, newest.ok ? newest.value.map(foundOf) : []));
  }
  const number = /^#?(\d{1,15})$/.exec(asked)?.[1];
  const ticket = number === undefined ? null : await client.getTicket(Number(number));
  if (ticket?.ok) return ok([foundOf(ticket.value)]);
  const found = await client.searchTickets(asked);
  return found.ok ? ok(found.value.map(foundOf)) : found;
}

/**
 * Finds tickets that may be about the same problem as a capture. Makes at most one request per capture, and none if
 * another capture had the same subject recently or the browser is offline. A failed look-up is not reported, because
 * the person is busy with a new ticket.
 */
export function findAlike({ id, subject }: RequestData<'findAlike'>): Promise<AppResult<FoundTicket[]>> {
  return navigator.locks.request('alike', async () => {
    const [capture, before] = await Promise.all([getCapture(id), alikeSetting.read()]);
    const connection = (await readConnection(capture?.form.helpdesk))?.connection;
    if (capture === null || connection === undefined) return ok([]);
    const helpdesk = connection.baseUrl;
    const site = pageOf(capture.page.url);
    const samePage = await ownTickets(
      helpdesk,
      siteOf(capture.page.url),
      (one) => one.id !== id && pageOf(one.page.url) === site,
    );
    const query = fold(subject);
    const known = (before ?? []).find(
      (one) =>
        one.helpdesk === helpdesk &&
        (one.id === id || (one.query === query && Math.abs(Date.now() - one.at) < askAgainAfterMs)),
    );
    if (known !== undefined) return ok(similarTickets(subject, samePage, known.tickets));
    const line = await openLine(helpdesk);
    const found = line.ok ? await line.value.client.searchTickets(subject.trim()) : line;
    const tickets = found.ok ? found.value.map(foundOf) : [];
    // A request that failed counts as the capture's only one. A request that was never sent does not count.
    if (found.ok || (line.ok && found.error.code !== 'offline')) {
      const lookUp = { id, helpdesk, query, at: Date.now(), tickets };
      await alikeSetting.write([lookUp, ...(before ?? [])].slice(0, rememberedLookUps));
    }
    return ok(similarTickets(subject, samePage, tickets));
  });
}

/** Returns tickets of a helpdesk that this browser made or added to, the latest first. */
async function ownTickets(
  helpdesk: string,
  words: string,
  only: (capture: Awaited<ReturnType<typeof readList>>['rows'][number]) => boolean,
): Promise<FoundTicket[]> {
  const { rows } = await readList('sent', words, recentCount);
  return rows.flatMap((row) => {
    if (row.stage.name !== 'sent' || row.delivery.helpdesk !== helpdesk || !only(row)) return [];
    const { ticketId, ref } = row.stage.receipt;
    return [{ id: ticketId, ref, subject: ticketSubjectOf(row), status: '' }];
  });
}

function foundOf({ id, ref, subject, status }: TicketRow): FoundTicket {
  return { id, ref, subject, status };
}

/** Returns an address without its fragment. */
function pageOf(url: string): string {
  return url.replace(/#.*/s, '');
}
