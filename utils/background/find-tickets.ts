import type { FoundTicket } from '../captures/capture.ts';
import { ticketSubjectOf } from '../captures/existing-ticket.ts';
import { similarTickets, together } from '../captures/similar-tickets.ts';
import { getCapture } from '../captures/store.ts';
import { readList } from '../captures/ticket-list.ts';
import { fold, siteOf } from '../captures/words.ts';
import type { TicketRow } from '../deskpro/client.ts';
import type { AppResult } from '../errors.ts';
import { readConnection } from '../helpdesks.ts';
import type { RequestData } from '../messages.ts';
import { ok } from '../result.ts';
import { alikeSetting } from '../settings.ts';
import { openLine } from './helpdesk-line.ts';

const recentCount = 20;
/** Whoever reports the same in that time is told the same. One capture never asks twice, however long it takes. */
const askAgainAfterMs = 10 * 60_000;
const rememberedLookUps = 20;

/**
 * Tickets by number, reference or subject; without a query the recent ones: those made here, then the helpdesk's newest.
 * One request, or two where a number is no ticket's.
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
    // What was made here is known without the helpdesk.
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
 * Tickets that may be about the same as a capture. At most one request a capture, none where another one asked the same
 * lately, none offline. What cannot be had is nothing to tell the person about: they are making a ticket.
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
    // One that came to nothing was a request all the same; what never left is none.
    if (found.ok || (line.ok && found.error.code !== 'offline')) {
      const lookUp = { id, helpdesk, query, at: Date.now(), tickets };
      await alikeSetting.write([lookUp, ...(before ?? [])].slice(0, rememberedLookUps));
    }
    return ok(similarTickets(subject, samePage, tickets));
  });
}

/** Tickets of that helpdesk that were made or added to here, the latest first. */
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

/** An address without the place in the page. */
function pageOf(url: string): string {
  return url.replace(/#.*/s, '');
}
