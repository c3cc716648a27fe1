import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { draftElsewhere, draftOfPage, findDrafts } from '../../../utils/captures/drafts.ts';
import { addCapture } from '../../../utils/captures/store.ts';
import { makeCapture } from '../make-capture.ts';

const here = { tabId: 1, url: 'https://shop.example/basket' };
const draft = (tabId: number, url: string, touched = false) => makeCapture({ tabId, page: { url }, touched });

describe('the draft of a page', () => {
  test('is this tab’s own while the tab still shows the page', () => {
    const [newer, own] = [draft(2, here.url), draft(1, here.url)];
    expect(draftOfPage([newer, own], here)).toBe(own);
  });

  test('is else the newest of the same address: tabs do not outlive the browser', () => {
    const [newer, older] = [draft(7, here.url), draft(8, here.url)];
    expect(draftOfPage([newer, older], here)).toBe(newer);
  });

  test.each([
    ['another page of this tab', draft(1, 'https://shop.example/help')],
    ['the same page at another step', draft(1, `${here.url}?step=2`)],
  ])('is not one of %s', (_kind, other) => {
    expect(draftOfPage([other], here)).toBeNull();
  });
});

describe('a draft of another page', () => {
  test('is offered where the person worked on it: the newest such', () => {
    const drafts = [
      draft(1, here.url, true),
      draft(3, 'https://a.example/'),
      draft(4, 'https://b.example/', true),
      draft(5, 'https://c.example/', true),
    ];
    expect(draftElsewhere(drafts, here)).toBe(drafts[2]);
  });

  test('that nobody touched is no loss and is not offered', () => {
    expect(draftElsewhere([draft(3, 'https://a.example/')], here)).toBeNull();
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
    makeCapture({ page, updatedAt: 20, tabId: 8 }),
    makeCapture({ page: { url: 'https://a.example/' }, updatedAt: 10, touched: true }),
  ];
  for (const row of rows) await addCapture(row, new Map());
  expect(await findDrafts(here)).toEqual({ here: rows[2], elsewhere: rows[4] });
  expect((await findDrafts({ tabId: 8, url: here.url })).here).toEqual(rows[3]);
});
