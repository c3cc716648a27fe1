import { beforeAll, describe, expect, test, vi } from 'vitest';
import { newCaptureId } from '../../utils/captures/capture.ts';
import { answerRequests, type Handlers, request } from '../../utils/messages.ts';
import { err, ok } from '../../utils/result.ts';
import { fakeBrowser } from './fake-browser.ts';

const id = newCaptureId();
const asked: unknown[] = [];

const handlers: Handlers = {
  openCapture: async (data) => {
    asked.push(data);
    return ok({ id });
  },
  takeScreenshot: async () => err({ code: 'tab-changed' }),
  awaitScreenshot: async () => ok(null),
  cancelScreenshot: async () => ok(null),
  addPageText: () => Promise.reject(new TypeError('boom')),
  addPdf: async () => ok(null),
  create: async () => err({ code: 'not-connected' }),
  deliver: async (data) => {
    asked.push(data);
    return err({ code: 'not-connected' });
  },
  changeForm: async () => ok(null),
  retry: async () => ok(null),
  rebind: async () => ok(null),
  connect: async () => ok(null),
  disconnect: async () => ok(null),
  changePreferences: async (data) => {
    asked.push(data);
    return ok(null);
  },
  changeLibrary: async () => ok(null),
  switchHelpdesk: async () => ok(null),
  checkConnection: async () => ok([]),
  findTickets: async () => ok([]),
  findAlike: async () => ok([]),
  refreshDirectory: async () => ok(null),
  searchPeople: async () => ok([]),
};

beforeAll(() => answerRequests(handlers));

/** A message as it stands on the wire, from whoever. */
function deliverRaw(type: string, data: unknown, sender: { id?: string; url?: string }): Promise<unknown> {
  return fakeBrowser.deliverMessage({ type, data }, sender);
}

const ownPage = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('popup.html') };

describe('a request of one of our pages', () => {
  test('is answered with what its handler says, good or bad', async () => {
    expect(await request('openCapture', { tabId: 7 })).toEqual(ok({ id }));
    expect(asked).toContainEqual({ tabId: 7 });
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
    expect(await request('openCapture', { tabId: 7 })).toMatchObject({
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
    expect(await deliverRaw('deliver', { id }, sender)).toEqual(refused);
    expect(asked).toEqual([]);
  });

  test.each<[string, string, unknown]>([
    ['a capture id that is none', 'deliver', { id: 'x' }],
    ['a tab id that is none', 'openCapture', { tabId: '7' }],
    ['no data at all', 'openCapture', undefined],
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
    ['what is no request at all', 'deliver'],
  ])('%s', async (_kind, message) => {
    expect(await fakeBrowser.deliverMessage(message, ownPage)).toEqual(
      err({ code: 'unexpected', detail: 'unknown request' }),
    );
  });
});
