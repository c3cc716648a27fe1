import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { openMade, showFailure, showStage } from '../../../utils/background/feedback.ts';
import type { Capture, Stage } from '../../../utils/captures/capture.ts';
import { addCapture, updateCapture } from '../../../utils/captures/store.ts';
import { takeProblem } from '../../../utils/last-made.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeCapture } from '../make-capture.ts';

const url = 'https://desk.example/app#/t/ticket/12';
const sent: Stage = {
  name: 'sent',
  receipt: { ticketId: 12, ref: 'A-1', url, sentAt: 1 },
};
const error = { code: 'unreachable', host: 'desk.example' } as const;

const shown: unknown[] = [];
const opened: string[] = [];
const root = fakeBrowser.runtime.getURL('');

beforeEach(async () => {
  await fakeBrowser.storage.session.clear();
  shown.length = 0;
  opened.length = 0;
  Object.assign(fakeBrowser, {
    tabs: { create: async ({ url }: { url: string }) => void opened.push(url) },
    scripting: {
      executeScript: async ({ args = [] }: { args?: unknown[] }) => {
        shown.push(...args);
        return [{ frameId: 0, result: { answer: true } }];
      },
    },
  });
});

async function stored(stage: Stage): Promise<Capture> {
  const capture = makeCapture({});
  await addCapture(capture, new Map());
  await updateCapture(capture.id, (row) => ({ ...row, stage }));
  return capture;
}

test.each<[string, Stage, string]>([
  ['that was sent is the ticket', sent, url],
  ['that waits is its form', { name: 'waiting', at: 1, error, retryAt: 2 }, 'editor.html?capture='],
  ['that needs the person is its form', { name: 'blocked', at: 1, error }, 'editor.html?capture='],
])('what a press opens of a capture %s, once', async (_kind, stage, where) => {
  const { id } = await stored(stage);
  await showStage(7, id, stage.name);
  await openMade(8);
  expect(opened).toEqual([]);
  await openMade(7);
  expect(opened).toEqual([where === url ? url : `${root}${where}${id}`]);
  await openMade(7);
  expect(opened).toHaveLength(1);
});

test('a capture that was sent after the message was shown is its ticket by then', async () => {
  const { id } = await stored({ name: 'waiting', at: 1, error, retryAt: 2 });
  await showStage(7, id, 'waiting');
  await updateCapture(id, (row) => ({ ...row, stage: sent }));
  await openMade(7);
  expect(opened).toEqual([url]);
});

test('the latest of a tab is opened, each tab its own', async () => {
  const [one, two, other] = [
    await stored(sent),
    await stored({ name: 'blocked', at: 1, error }),
    await stored(sent),
  ];
  await showStage(7, one.id, 'sent');
  await showStage(8, other.id, 'sent');
  await showStage(7, two.id, 'blocked');
  await openMade(7);
  expect(opened).toEqual([`${root}editor.html?capture=${two.id}`]);
});

test('why nothing was made is said on the tickets page, once', async () => {
  await showFailure(7, { code: 'not-burnt-in' });
  expect(opened).toEqual([]);
  await openMade(7);
  expect(opened).toEqual([`${root}tickets.html`]);
  expect(await takeProblem()).toEqual({ code: 'not-burnt-in' });
  expect(await takeProblem()).toBeNull();
});

test.each<[string, () => Promise<unknown>]>([
  ['takes no scripts', async () => Promise.reject(new Error('Cannot access contents of the page'))],
  ['has gone', async () => []],
])(
  'if the page %s, the tickets page opens and says why nothing was made; so does the button of a message that comes late',
  async (_what, executeScript) => {
    Object.assign(fakeBrowser, { scripting: { executeScript } });
    await showFailure(7, { code: 'not-burnt-in' });
    expect(opened).toEqual([`${root}tickets.html`]);
    expect(await takeProblem()).toEqual({ code: 'not-burnt-in' });
    await openMade(7);
    expect(opened).toEqual([`${root}tickets.html`, `${root}tickets.html`]);
    expect(await takeProblem()).toEqual({ code: 'not-burnt-in' });
  },
);

test('if neither the page nor the browser’s memory takes the reason, the tickets page opens without it', async () => {
  Object.assign(fakeBrowser, { scripting: { executeScript: async () => [] } });
  const full = vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('quota'));
  await showFailure(7, { code: 'storage-failed' });
  full.mockRestore();
  expect(opened).toEqual([`${root}tickets.html`]);
});

test('what became of a ticket in the outbox opens nothing by itself', async () => {
  Object.assign(fakeBrowser, { scripting: { executeScript: async () => [] } });
  const { id } = await stored(sent);
  for (const stage of ['queued', 'sent', 'waiting', 'blocked'] as const) await showStage(7, id, stage);
  expect(opened).toEqual([]);
});

test('no message in a page names the ticket, the helpdesk or the reason', async () => {
  const { id } = await stored(sent);
  for (const stage of ['queued', 'sent', 'waiting', 'blocked'] as const) await showStage(7, id, stage);
  await showFailure(7, { code: 'unexpected', detail: 'desk.example is down' });
  const told = JSON.stringify(shown);
  expect(told).toContain('Ticket created');
  expect(told).toContain('Not sent');
  expect(told).not.toMatch(/desk\.example|12|#\/|subject|http/i);
});

test('the message is shown also if the browser’s memory is full', async () => {
  vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('quota'));
  await showFailure(7, { code: 'storage-failed' });
  expect(JSON.stringify(shown)).toContain('Not sent');
});
