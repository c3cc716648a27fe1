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
  searchPeople: async () => ok([]),
};

const opened: number[] = [];

beforeAll(() =>
  answerRequests(handlers, async (tabId) => {
    opened.push(tabId);
  }),
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
