import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { answerRequests, type Handlers } from '../../utils/answer-requests.ts';
import { newCaptureId } from '../../utils/captures/capture.ts';
import { request } from '../../utils/messages.ts';
import { err, ok } from '../../utils/result.ts';
import { fakeBrowser } from './fake-browser.ts';

const id = newCaptureId();
const asked: unknown[] = [];
const ticket = { id: 7, ref: 'ABCD', subject: 'Shop', status: 'resolved' };

const handlers: Handlers = {
  tidy: async () => ok(null),
  takeScreenshot: async () => err({ code: 'tab-changed' }),
  awaitScreenshot: async () => ok(null),
  cancelScreenshot: async () => ok(null),
  endScreenshot: async () => ok(null),
  addPageText: () => Promise.reject(new TypeError('boom')),
  addPdf: async () => ok(null),
  burnAhead: async () => ok(null),
  create: async () => err({ code: 'not-connected' }),
  changeCapture: async () => ok(null),
  retry: async (data) => {
    asked.push(data);
    return ok(null);
  },
  rebind: async () => ok(null),
  findHelpdesk: async () => ok({ baseUrl: 'https://desk.example.com', name: 'Meridian' }),
  connect: async () => ok(null),
  disconnect: async () => ok(null),
  undoDisconnect: async () => ok(null),
  changePreferences: async (data) => {
    asked.push(data);
    return ok(null);
  },
  changeLibrary: async () => ok(null),
  switchHelpdesk: async () => ok(null),
  checkConnection: async () => ok([]),
  findTickets: async (data) => {
    asked.push(data);
    return ok([ticket]);
  },
  findAlike: async () => ok([]),
  readTicket: async () => ok({}),
  updateTicket: async () => ok(null),
  retryUpdate: async () => ok(null),
  dropUpdate: async () => ok(null),
  readStatuses: async () => ok({ refusedBy: [] }),
  tellNews: async () => ok(null),
  readReply: async () => ok(null),
  refreshDirectory: async () => ok(null),
  startWatching: async () => ok(null),
  stopWatching: async () => ok(null),
  resumeWatching: async () => ok(null),
  searchPeople: async () => ok([]),
};

const opened: number[] = [];
const watching = {
  stop: vi.fn(async () => undefined),
  isWatched: vi.fn(async (tabId: number) => tabId === 7),
  keep: vi.fn(async () => undefined),
};

beforeAll(() =>
  answerRequests(
    handlers,
    async (tabId) => {
      opened.push(tabId);
    },
    watching,
  ),
);

/** Delivers a raw message from any sender. */
function deliverRaw(type: string, data: unknown, sender: Record<string, unknown>): Promise<unknown> {
  return fakeBrowser.deliverMessage({ type, data }, sender);
}

const ownPage = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('popup.html') };

const wanted = { query: 'shop', helpdesk: 'https://desk.example' };

describe('a request of one of our pages', () => {
  test('is answered with what its handler says, good or bad', async () => {
    expect(await request('findTickets', wanted)).toEqual(ok([ticket]));
    expect(asked).toContainEqual(wanted);
    expect(
      await request('takeScreenshot', { tabId: 7, id, mode: 'visible', delaySeconds: 0, add: false }),
    ).toEqual(err({ code: 'tab-changed' }));
  });

  test('to change one preference says nothing of the others, not even what they are by default', async () => {
    asked.length = 0;
    await request('changePreferences', { doNotNotify: true });
    expect(asked).toEqual([{ doNotNotify: true }]);
  });

  test('whose handler throws is answered with an error', async () => {
    expect(await request('addPageText', { tabId: 7, id })).toEqual(
      err({ code: 'unexpected', detail: 'TypeError: boom' }),
    );
  });

  test.each<[string, () => Promise<unknown>]>([
    ['stopped while it was at it', async () => undefined],
    ['is not there', () => Promise.reject(new Error('Could not establish connection.'))],
  ])('that the background, which %s, does not answer is an error', async (_kind, send) => {
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementationOnce(send);
    expect(await request('findTickets', wanted)).toMatchObject({
      ok: false,
      error: { code: 'unexpected' },
    });
  });
});

describe('nothing is done for', () => {
  const refused = err({ code: 'unexpected', detail: 'foreign sender' });

  test.each<[string, { id?: string; url?: string }]>([
    ['a content script in a page', { ...ownPage, url: 'https://shop.example/' }],
    ['another extension', { ...ownPage, id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }],
    [
      'a page that begins like ours',
      { ...ownPage, url: `${fakeBrowser.runtime.getURL('').slice(0, -1)}.evil.example/` },
    ],
    ['a sender without an address', { id: fakeBrowser.runtime.id }],
    ['nobody', {}],
  ])('%s', async (_kind, sender) => {
    asked.length = 0;
    expect(await deliverRaw('retry', { id }, sender)).toEqual(refused);
    expect(asked).toEqual([]);
  });

  test.each<[string, string, unknown]>([
    ['a capture id that is none', 'retry', { id: 'x' }],
    ['a query that is none', 'findTickets', { ...wanted, query: 7 }],
    ['no data at all', 'findTickets', undefined],
  ])('%s', async (_kind, type, data) => {
    asked.length = 0;
    expect(await deliverRaw(type, data, ownPage)).toEqual(
      err({ code: 'unexpected', detail: `malformed ${type}` }),
    );
    expect(asked).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['a request that there is not', { type: 'destroy', data: {} }],
    ['a name that every object knows', { type: 'toString', data: {} }],
    ['what is no request at all', 'retry'],
  ])('%s', async (_kind, message) => {
    expect(await fakeBrowser.deliverMessage(message, ownPage)).toEqual(
      err({ code: 'unexpected', detail: 'unknown request' }),
    );
  });
});

describe('from a page’s side', () => {
  const script = { id: fakeBrowser.runtime.id, url: 'https://shop.example/', frameId: 0, tab: { id: 7 } };
  const pressed = { type: 'openMade' };

  beforeEach(() => {
    opened.length = 0;
    asked.length = 0;
  });

  test('the button that the person presses is heard, of its own tab', async () => {
    expect(await fakeBrowser.deliverMessage(pressed, script)).toBeNull();
    expect(opened).toEqual([7]);
  });

  test.each<[string, unknown]>([
    ['with data', { ...pressed, data: { tabId: 8 } }],
    ['with no data in words', { ...pressed, data: null }],
    ['with an address to open', { ...pressed, url: 'https://evil.example/' }],
    ['of a name that begins alike', { type: 'openMade2' }],
    ['that is a list', [pressed]],
    ['that is a word', 'openMade'],
    ['that is nothing', null],
  ])('a message %s is not', async (_kind, message) => {
    expect(await fakeBrowser.deliverMessage(message, script)).toMatchObject({ ok: false });
    expect(opened).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['another extension', { ...script, id: 'ponmlkjihgfedcbaponmlkjihgfedcba' }],
    ['a frame in the page', { ...script, frameId: 3 }],
    ['no frame that is known', { ...script, frameId: undefined }],
    ['no tab', { ...script, tab: undefined }],
    ['a tab without an id', { ...script, tab: {} }],
    ['a page of ours, which has no such button', { ...ownPage, frameId: 0, tab: { id: 7 } }],
    ['nobody', {}],
  ])('a press in %s is not', async (_kind, sender) => {
    expect(await fakeBrowser.deliverMessage(pressed, sender)).toMatchObject({ ok: false });
    expect(opened).toEqual([]);
  });

  test.each(Object.keys(handlers))('nothing else is taken: not %s', async (type) => {
    expect(await fakeBrowser.deliverMessage({ type, data: { id, tabId: 7 } }, script)).toEqual(
      err({ code: 'unexpected', detail: 'foreign sender' }),
    );
    expect([opened, asked]).toEqual([[], []]);
  });
});

describe('our script in a watched page', () => {
  const frame = { id: fakeBrowser.runtime.id, url: 'https://shop.example/', tab: { id: 7 } };
  const missed = { lines: 0, requests: 0, steps: 0 };
  const recorded = { lines: [], requests: [], steps: [], missed, locked: [] };
  beforeEach(() => vi.clearAllMocks());

  test('says that the person pressed Stop, and gives what was recorded of a page or a frame that goes', async () => {
    await fakeBrowser.deliverMessage({ type: 'stopWatching' }, { ...frame, frameId: 0 });
    for (const frameId of [0, 3])
      await fakeBrowser.deliverMessage({ type: 'keepWatched', recorded }, { ...frame, frameId });
    expect(watching.stop.mock.calls).toEqual([[7]]);
    expect(watching.keep.mock.calls).toEqual([
      [7, true, recorded],
      [7, false, recorded],
    ]);
  });

  test('is told whether its tab is still watched', async () => {
    const ask = (id: number) =>
      fakeBrowser.deliverMessage({ type: 'isWatched' }, { ...frame, tab: { id }, frameId: 0 });
    expect([await ask(7), await ask(8)]).toEqual([true, false]);
  });

  test.each<[what: string, message: unknown, sender: object]>([
    ['another extension', { type: 'keepWatched', recorded }, { ...frame, id: 'other', frameId: 0 }],
    ['no tab', { type: 'stopWatching' }, { ...frame, tab: undefined, frameId: 0 }],
    [
      'another shape',
      { type: 'keepWatched', recorded: { ...recorded, lines: 'none' } },
      { ...frame, frameId: 0 },
    ],
    [
      'more than our script tells',
      {
        type: 'keepWatched',
        recorded: { ...recorded, locked: Array.from({ length: 21 }, () => 'a') },
      },
      { ...frame, frameId: 0 },
    ],
  ])('is not heard with %s', async (_what, message, sender) => {
    await fakeBrowser.deliverMessage(message, sender);
    expect([watching.stop.mock.calls, watching.keep.mock.calls]).toEqual([[], []]);
  });
});
