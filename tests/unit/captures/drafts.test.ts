import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { draftsFor, listUnsent } from '../../../utils/captures/drafts.ts';
import { addCapture } from '../../../utils/captures/store.ts';
import { makeCapture } from '../make-capture.ts';

const here = { tabId: 1, url: 'https://shop.example/basket' };
const draft = (tabId: number, url: string, touched = true) => makeCapture({ tabId, page: { url }, touched });

describe('the draft of a page', () => {
  test('is this tab’s own while the tab still shows the page', () => {
    const [newer, own] = [draft(2, here.url), draft(1, here.url)];
    expect(draftsFor([newer, own], here, []).here).toBe(own);
  });

  test('is else the newest of the same address: tabs do not outlive the browser', () => {
    const [newer, older] = [draft(7, here.url), draft(8, here.url)];
    expect(draftsFor([newer, older], here, []).here).toBe(newer);
  });

  test.each([
    ['another page of this tab', draft(1, 'https://shop.example/help')],
    ['the same page at another step', draft(1, `${here.url}?step=2`)],
  ])('is not one of %s', (_kind, other) => {
    expect(draftsFor([other], here, []).here).toBeNull();
  });

  test('that nobody worked on is not brought back: the page is pictured as it is now', () => {
    const untouched = draft(1, here.url, false);
    expect(draftsFor([untouched], here, [])).toEqual({ here: null, elsewhere: null, stale: [untouched] });
    const ofOtherTab = draft(2, here.url, false);
    expect(draftsFor([ofOtherTab], here, []).stale).toEqual([]);
  });

  test('that nobody worked on is back after it made room, or while it is being pictured', () => {
    const untouched = draft(1, here.url, false);
    expect(draftsFor([untouched], here, [untouched.id])).toEqual({
      here: untouched,
      elsewhere: null,
      stale: [],
    });
  });

  test('that needs the person is back, touched or not', () => {
    const stage = { name: 'blocked', at: 1, error: { code: 'offline' } } as const;
    const blocked = makeCapture({ tabId: 1, page: { url: here.url }, stage });
    expect(draftsFor([blocked], here, []).here).toBe(blocked);
  });
});

describe('drafts of pages without an address of their own', () => {
  const urls = [
    'data:text/html,<p>one',
    'view-source:https://shop.example/basket',
    'about:blank',
    'chrome://version/',
    'blob:https://shop.example/1',
    '',
  ];

  test.each(urls)('%j never meet, and the picture of one is not on another', (url) => {
    const before = draft(1, url);
    const untouched = draft(1, url, false);
    const found = draftsFor([before, untouched], { tabId: 1, url }, []);
    expect([found.here, found.stale]).toEqual([null, []]);
    // The draft is not lost: it is offered like a draft of another page.
    expect(found.elsewhere).toBe(before);
  });

  test.each(urls)('%j are back in their tab after they made room', (url) => {
    const before = draft(1, url, false);
    expect(draftsFor([before], { tabId: 1, url }, [before.id]).here).toBe(before);
    expect(draftsFor([before], { tabId: 2, url }, [before.id]).here).toBeNull();
  });
});

describe('a draft of another page', () => {
  test('is offered where the person worked on it: the newest such', () => {
    const drafts = [
      draft(1, here.url),
      draft(3, 'https://a.example/', false),
      draft(4, 'https://b.example/'),
      draft(5, 'https://c.example/'),
    ];
    expect(draftsFor(drafts, here, []).elsewhere).toBe(drafts[2]);
  });

  test('that nobody touched is no loss and is not offered', () => {
    expect(draftsFor([draft(3, 'https://a.example/', false)], here, []).elsewhere).toBeNull();
  });
});

test('unsent is what is a draft or needs the person, last changed first; what is under way or sent is not', async () => {
  const page = { url: here.url };
  const at = 1;
  const error = { code: 'offline' } as const;
  const receipt = { ticketId: 1, ref: '', url: '', sentAt: 1 };
  const rows = [
    makeCapture({ page, updatedAt: 50, stage: { name: 'sent', receipt } }),
    makeCapture({ page, updatedAt: 40, stage: { name: 'uploading', at } }),
    makeCapture({ page, updatedAt: 30, stage: { name: 'blocked', at, error }, tabId: 9 }),
    makeCapture({ page, updatedAt: 20, tabId: 8, touched: true }),
    makeCapture({ page: { url: 'https://a.example/' }, updatedAt: 10, touched: true }),
  ];
  for (const row of rows) await addCapture(row, new Map());
  expect(draftsFor(await listUnsent(), here, [])).toEqual({ here: rows[2], elsewhere: rows[4], stale: [] });
  expect(draftsFor(await listUnsent(), { tabId: 8, url: here.url }, []).here).toEqual(rows[3]);
});
