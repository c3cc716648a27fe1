import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  changeFollowing,
  ensureFollowing,
  followByAlarm,
  readStatuses,
} from '../../../utils/background/follow-tickets.ts';
import { openLine } from '../../../utils/background/helpdesk-line.ts';
import { followAlarm } from '../../../utils/captures/followed-tickets.ts';
import { statusReadsSetting } from '../../../utils/captures/status-reads.ts';
import { listStatuses, putStatuses } from '../../../utils/captures/status-store.ts';
import { addCapture, deleteCapture } from '../../../utils/captures/store.ts';
import { preferencesSetting, writePreferences } from '../../../utils/captures/stored-preferences.ts';
import { readList } from '../../../utils/captures/ticket-list.ts';
import { statusKey } from '../../../utils/captures/ticket-status.ts';
import { connectionSetting } from '../../../utils/deskpro/stored-connection.ts';
import { err } from '../../../utils/result.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/background/helpdesk-line.ts', () => ({ openLine: vi.fn() }));

const baseUrl = 'https://desk.example.com';
const alarms = new Map<string, object>();
const windows: { focused: boolean }[] = [];
const action = {
  setBadgeText: vi.fn(async () => undefined),
  setBadgeBackgroundColor: async () => undefined,
  setBadgeTextColor: async () => undefined,
  getBadgeText: async () => '',
};
Object.assign(fakeBrowser, {
  action,
  windows: { getAll: async () => windows },
  alarms: {
    get: async (name: string) => alarms.get(name),
    create: (name: string, when: object) => void alarms.set(name, when),
    clear: async (name: string) => alarms.delete(name),
  },
});

async function send(ticketId: number): Promise<void> {
  const receipt = { ticketId, ref: '', url: '', sentAt: Date.now() - 3_600_000 };
  const delivery = { helpdesk: baseUrl, failures: 0, createInDoubt: null };
  await addCapture(makeCapture({ stage: { name: 'sent', receipt }, delivery }), new Map());
}

beforeEach(async () => {
  alarms.clear();
  windows.splice(0, windows.length, { focused: false }, { focused: true });
  vi.mocked(openLine)
    .mockReset()
    .mockResolvedValue(err({ code: 'not-connected' }));
  await Promise.all([statusReadsSetting.remove(), preferencesSetting.remove()]);
  for (const { id } of (await readList('sent', '', 10)).rows) await deleteCapture(id);
  await connectionSetting.write({
    baseUrl,
    host: 'desk.example.com',
    helpdeskName: 'Desk',
    person: { id: 1, name: '', email: '' },
    uploadPath: 'temp',
  });
});

test('the alarm rings every 15 minutes after a ticket was sent, and only then', async () => {
  await readStatuses({ isLooking: true });
  expect(alarms.size).toBe(0);
  await ensureFollowing();
  expect(alarms.get(followAlarm)).toEqual({ periodInMinutes: 15 });
});

test('an alarm that rings already is not set anew, or it would never ring for a busy person', async () => {
  await ensureFollowing();
  const first = alarms.get(followAlarm);
  await ensureFollowing();
  expect(alarms.get(followAlarm)).toBe(first);
});

test('an alarm that the browser dropped is set again when a screen is opened', async () => {
  await send(7);
  await readStatuses({ isLooking: false });
  expect(alarms.has(followAlarm)).toBe(true);
});

test('the alarm stays while a ticket is unresolved, and goes with the last one', async () => {
  await send(7);
  await ensureFollowing();
  await followByAlarm();
  expect(openLine).toHaveBeenCalledTimes(1);
  expect(alarms.has(followAlarm)).toBe(true);
  for (const { id } of (await readList('sent', '', 10)).rows) await deleteCapture(id);
  await followByAlarm();
  expect(alarms.has(followAlarm)).toBe(false);
});

test('nothing is asked while no window of the browser has the focus', async () => {
  await send(7);
  windows.splice(0, windows.length, { focused: false });
  await followByAlarm();
  expect(openLine).not.toHaveBeenCalled();
  windows.push({ focused: true });
  await followByAlarm();
  expect(openLine).toHaveBeenCalledTimes(1);
});

test('switched off, the alarm goes and what was known is forgotten; switched on, the alarm is back', async () => {
  await send(7);
  await ensureFollowing();
  await putStatuses(
    [
      {
        version: 1,
        key: statusKey(baseUrl, 7),
        helpdesk: baseUrl,
        ticketId: 7,
        readAt: 1,
        outcome: 'read',
        status: 'pending',
        agent: 'Ada Moss',
        lastReplyAt: null,
        news: 'reply',
      },
    ],
    [],
  );
  await writePreferences({ followTickets: false });
  await changeFollowing(false);
  expect([alarms.size, await listStatuses(), await statusReadsSetting.read()]).toEqual([0, [], null]);
  expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
  await ensureFollowing();
  expect(alarms.size).toBe(0);
  await writePreferences({ followTickets: true });
  await changeFollowing(true);
  expect(alarms.has(followAlarm)).toBe(true);
});
