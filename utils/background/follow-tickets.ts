import { browser } from '../browser.ts';
import {
  askAgainAfterMs,
  type FollowedTicket,
  followAlarm,
  followedLimit,
  followedTickets,
  isLeftAlone,
  isRefusedNow,
  isUnresolved,
  type StatusReads,
  statusAfter,
  type TicketAnswer,
  ticketsToAsk,
} from '../captures/followed-tickets.ts';
import { statusReadsSetting } from '../captures/status-reads.ts';
import { listStatuses, putStatuses } from '../captures/status-store.ts';
import { readPreferences } from '../captures/stored-preferences.ts';
import { readList } from '../captures/ticket-list.ts';
import { isHidden, type TicketStatus } from '../captures/ticket-status.ts';
import { listUpdates } from '../captures/update-store.ts';
import type { TicketRow } from '../deskpro/client.ts';
import type { FoundOrNot } from '../deskpro/get-tickets.ts';
import { type AppError, type AppResult, isRightMissing } from '../errors.ts';
import { readConnections, readHelpdesk } from '../helpdesks.ts';
import type { Line } from '../outbox/courier.ts';
import type { RequestData } from '../request-schemas.ts';
import { ok } from '../result.ts';
import { isPrivate } from '../storage/is-private.ts';
import { showNews } from './badge.ts';
import { openLine } from './helpdesk-line.ts';

export interface FollowPorts {
  now(): number;
  openLine(helpdesk: string): Promise<AppResult<Line>>;
}

/** The result of asking all helpdesks. */
interface Round {
  /** Whether every ticket is resolved or gone, so that no further question is needed. */
  isOver: boolean;
  /** The hosts whose key may not read tickets. */
  refusedBy: string[];
}

/**
 * Asks each helpdesk that is due what became of the tickets that were sent from here. One round runs at a time. If a
 * helpdesk does not answer, its statuses stay as they are and no error is shown, because the person did not ask.
 */
export function askAboutTickets({ now, openLine }: FollowPorts, isLooking: boolean): Promise<Round> {
  return navigator.locks.request('statuses', async () => {
    const connections = await readConnections();
    const preferences = await readPreferences();
    if (preferences.followTickets === false) return { isOver: true, refusedBy: [] };
    const connected = connections.map(({ connection }) => connection.baseUrl);
    const reads = (await statusReadsSetting.read()) ?? {};
    const refusedBy = (by: StatusReads) =>
      connections
        .filter(({ connection }) => isRefusedNow(by[connection.baseUrl], now()))
        .map(({ connection }) => connection.host);
    // A popup is opened often. Most times no helpdesk is due, and then the lists need not be read.
    if (connected.every((helpdesk) => isLeftAlone(reads[helpdesk], now(), isLooking)))
      return { isOver: connected.length === 0, refusedBy: refusedBy(reads) };
    const [sent, updates, statuses] = await Promise.all([
      readList('sent', '', followedLimit),
      listUpdates(),
      listStatuses(),
    ]);
    const followed = followedTickets(sent.rows, updates);
    const known = new Map(statuses.map((status) => [status.key, status]));
    const due = ticketsToAsk({ followed, known, reads, connected, now: now(), isLooking });
    for (const [helpdesk, tickets] of due) {
      const line = await openLine(helpdesk);
      if (!line.ok) continue;
      for (const status of await askOne(line.value, helpdesk, tickets, known, now))
        known.set(status.key, status);
    }
    const keys = new Set(followed.map(({ key }) => key));
    const gone = [...known.keys()].filter((key) => !keys.has(key));
    if (gone.length > 0) await putStatuses([], gone);
    const after = (await statusReadsSetting.read()) ?? {};
    return {
      isOver: !followed.some(
        (ticket) => connected.includes(ticket.helpdesk) && isUnresolved(ticket, known.get(ticket.key)),
      ),
      refusedBy: refusedBy(after),
    };
  });
}

/** Asks one helpdesk, stores what it tells, and returns it. */
async function askOne(
  { client, helpdeskTime, pauseUntil }: Line,
  helpdesk: string,
  tickets: readonly FollowedTicket[],
  known: ReadonlyMap<string, TicketStatus>,
  now: () => number,
): Promise<TicketStatus[]> {
  // Store the time before the request, so that a stopped worker does not ask again at once.
  await noteRead(helpdesk, { askedAt: now(), refusedAt: null });
  const found = await client.getTickets(tickets.map(({ ticketId }) => ticketId));
  const there = helpdeskTime();
  const clocks = { now: now(), aheadMs: there === null ? 0 : there - now() };
  if (!found.ok) {
    if (found.error.code === 'rate-limited' && found.error.retryAt !== null)
      await pauseUntil(found.error.retryAt);
    if (isRefusal(found.error)) await noteRead(helpdesk, { askedAt: now(), refusedAt: now() });
    return [];
  }
  const answers = [...found.value.values()];
  if (answers.length > 0 && answers.every((answer) => answer === 'refused'))
    await noteRead(helpdesk, { askedAt: now(), refusedAt: now() });
  const agents = (await readHelpdesk(helpdesk))?.directory?.agents ?? [];
  const nameOf = (id: number | null | undefined) => agents.find((agent) => agent.id === id)?.name ?? '';
  const statuses = tickets.flatMap((ticket) => {
    const answer = found.value.get(ticket.ticketId);
    if (answer === undefined) return [];
    const before = known.get(ticket.key);
    const after = statusAfter(ticket, before, answerOf(answer, nameOf), clocks);
    return after === before ? [] : [after];
  });
  await putStatuses(statuses, []);
  return statuses;
}

function isRefusal(error: AppError): boolean {
  return isRightMissing(error) || error.code === 'key-rejected';
}

function answerOf(found: FoundOrNot, nameOf: (id: TicketRow['agent']) => string): TicketAnswer {
  if (typeof found === 'string') return found;
  if (isHidden(found.status)) return 'gone';
  return {
    status: found.status,
    agent: nameOf(found.agent),
    createdAt: timeOf(found.date_created),
    lastReplyAt: timeOf(found.date_last_agent_reply),
  };
}

function timeOf(date: string): number | null {
  const time = Date.parse(date);
  return Number.isNaN(time) ? null : time;
}

/** Does nothing in a private window, whose addresses may not be on the disk. */
async function noteRead(helpdesk: string, read: StatusReads[string]): Promise<void> {
  if (isPrivate()) return;
  await statusReadsSetting.write({ ...(await statusReadsSetting.read()), [helpdesk]: read });
}

const realPorts: FollowPorts = { now: () => Date.now(), openLine: (helpdesk) => openLine(helpdesk) };

/**
 * Asks the helpdesks when the popup or the tickets page opens. Sets the alarm that asks again if a ticket is unresolved,
 * else clears it. Resolves to the hosts whose key may not read tickets.
 */
export async function readStatuses({
  isLooking,
}: RequestData<'readStatuses'>): Promise<AppResult<{ refusedBy: string[] }>> {
  const { isOver, refusedBy } = await askAboutTickets(realPorts, isLooking);
  await settleFollowing(isOver);
  return ok({ refusedBy });
}

/** Asks the helpdesks when the alarm rings, unless no window of the browser has the focus. */
export async function followByAlarm(): Promise<void> {
  if (!(await isUsed())) return;
  const { isOver } = await askAboutTickets(realPorts, false);
  await settleFollowing(isOver);
}

/** Makes sure that the helpdesk is asked later what became of a ticket that was just sent. */
export async function ensureFollowing(): Promise<void> {
  if ((await readPreferences()).followTickets === false) return;
  if ((await browser.alarms.get(followAlarm)) === undefined)
    browser.alarms.create(followAlarm, { periodInMinutes: askAgainAfterMs / 60_000 });
}

/** Follows the tickets, or forgets all that is known of them, after the person has changed the setting. */
export async function changeFollowing(isOn: boolean): Promise<void> {
  if (isOn) return ensureFollowing();
  await statusReadsSetting.remove();
  await putStatuses(
    [],
    (await listStatuses()).map(({ key }) => key),
  );
  await settleFollowing(true);
}

async function settleFollowing(isOver: boolean): Promise<void> {
  if (isOver) await browser.alarms.clear(followAlarm);
  else await ensureFollowing();
  await showNews();
}

/** Whether a window of the browser has the focus. Firefox for Android has no windows and rings no alarm unused. */
async function isUsed(): Promise<boolean> {
  if (browser.windows === undefined) return true;
  return (await browser.windows.getAll()).some(({ focused }) => focused);
}
