import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askAboutTickets, type FollowPorts } from '../../../utils/background/follow-tickets.ts';
import { statusReadsSetting } from '../../../utils/captures/status-reads.ts';
import { listStatuses, putStatuses } from '../../../utils/captures/status-store.ts';
import { addCapture, deleteCapture } from '../../../utils/captures/store.ts';
import { preferencesSetting, writePreferences } from '../../../utils/captures/stored-preferences.ts';
import { readList } from '../../../utils/captures/ticket-list.ts';
import { createClient } from '../../../utils/deskpro/client.ts';
import { createHttp } from '../../../utils/deskpro/http.ts';
import { connectionSetting } from '../../../utils/deskpro/stored-connection.ts';
import { ok } from '../../../utils/result.ts';
import { makeCapture, noon } from '../make-capture.ts';

const baseUrl = 'https://desk.example.com';
const connection = {
  baseUrl,
  host: 'desk.example.com',
  helpdeskName: 'Desk',
  person: { id: 1, name: '', email: '' },
  uploadPath: 'temp',
} as const;
const minute = 60_000;
const dayMinutes = 24 * 60;
const count = 300;

const sentTo = (ticketId: number, sentAt = noon) => {
  const receipt = { ticketId, ref: '', url: '', sentAt };
  const delivery = { helpdesk: baseUrl, failures: 0, createInDoubt: null };
  return makeCapture({ stage: { name: 'sent', receipt }, delivery });
};

/** A helpdesk that answers batches, with a clock of its own that the test moves. */
function openDesk(statusOf: (ticketId: number) => string) {
  const desk = { at: noon, requests: [] as string[], answered: 0 };
  const answer = async (url: string, { method = 'GET', body }: RequestInit): Promise<Response> => {
    desk.requests.push(`${method} ${new URL(url).pathname}`);
    const { requests }: { requests: Record<string, string> } = JSON.parse(String(body));
    const parts = Object.entries(requests).map(([name, path]) => {
      const id = Number(path.split('/').at(-1));
      desk.answered += 1;
      const data = {
        id,
        ref: '',
        subject: '',
        status: statusOf(id),
        date_created: '',
        has_attachments: false,
      };
      return [name, { headers: { 'status-code': 200 }, data }];
    });
    const headers = { Date: new Date(desk.at).toUTCString() };
    return new Response(JSON.stringify({ responses: Object.fromEntries(parts) }), { headers });
  };
  const http = createHttp({
    baseUrl,
    apiKey: '1:X',
    fetch: answer,
    isOnline: () => true,
    timeoutMs: 60_000,
    now: () => desk.at,
  });
  const ports: FollowPorts = {
    now: () => desk.at,
    openLine: async () =>
      ok({
        client: createClient(http),
        connection,
        options: { doNotNotify: false },
        rememberUploadPath: async () => undefined,
        helpdeskTime: () => desk.at,
        pauseUntil: async () => undefined,
      }),
  };
  /** Asks every `step` minutes for a day, and returns the requests of each round that made any. */
  const spendDay = async (step: number): Promise<number[]> => {
    const rounds: number[] = [];
    for (let passed = 0; passed < dayMinutes; passed += step) {
      desk.at += step * minute;
      desk.requests = [];
      await askAboutTickets(ports, false);
      if (desk.requests.length > 0) rounds.push(desk.requests.length);
    }
    return rounds;
  };
  return { desk, spendDay, look: () => askAboutTickets(ports, true) };
}

beforeEach(() => connectionSetting.write(connection));
afterEach(async () => {
  await Promise.all([statusReadsSetting.remove(), preferencesSetting.remove(), connectionSetting.remove()]);
  await putStatuses(
    [],
    (await listStatuses()).map(({ key }) => key),
  );
  for (const { id } of (await readList('sent', '', 1000)).rows) await deleteCapture(id);
});

describe('a day with 300 sent tickets', () => {
  beforeEach(async () => {
    for (let id = 1; id <= count; id += 1) await addCapture(sentTo(id), new Map());
  });

  test('has at most one round in 15 minutes, each of six batches, however often the alarm rings', async () => {
    const { desk, spendDay } = openDesk(() => 'awaiting_agent');
    const rounds = await spendDay(5);
    expect(rounds).toEqual(Array(96).fill(6));
    expect(new Set(desk.requests)).toEqual(new Set(['POST /api/v2/batch']));
    expect(desk.answered).toBe(96 * count);
  }, 120_000);

  test('has one round if they are all resolved by then, and none is made for a person who looks', async () => {
    const { desk, spendDay, look } = openDesk(() => 'resolved');
    expect(await spendDay(60)).toEqual([6]);
    expect(await look()).toEqual({ isOver: true, refusedBy: [] });
    expect(desk.requests).toEqual([]);
  }, 60_000);

  test('asks about the one that is left', async () => {
    const { desk, spendDay } = openDesk((id) => (id === 7 ? 'pending' : 'resolved'));
    expect(await spendDay(60)).toEqual([6, ...Array(23).fill(1)]);
    expect(desk.answered).toBe(count + 23);
  }, 60_000);

  test('has no request if it is switched off', async () => {
    const { desk, spendDay, look } = openDesk(() => 'awaiting_agent');
    await writePreferences({ followTickets: false });
    expect(await spendDay(15)).toEqual([]);
    expect(await look()).toEqual({ isOver: true, refusedBy: [] });
    expect(desk.requests).toEqual([]);
  });

  test('asks about no more than these if more were sent, and forgets the others', async () => {
    const { desk, look } = openDesk(() => 'awaiting_agent');
    await look();
    for (let id = 301; id <= 310; id += 1) await addCapture(sentTo(id, noon + 1), new Map());
    desk.requests = [];
    await look();
    expect(desk.requests).toHaveLength(6);
    const known = (await listStatuses()).map(({ ticketId }) => ticketId);
    expect(known).toHaveLength(count);
    expect(known).toContain(310);
  });
});

test('a day in which nothing was sent has no request', async () => {
  const { spendDay } = openDesk(() => 'awaiting_agent');
  expect(await spendDay(15)).toEqual([]);
});
