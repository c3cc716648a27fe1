import 'fake-indexeddb/auto';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { joinCapture } from '../../../utils/captures/add-files.ts';
import type { Capture } from '../../../utils/captures/capture.ts';
import { draftsFor, listUnsent } from '../../../utils/captures/drafts.ts';
import { targetAt } from '../../../utils/captures/existing-ticket.ts';
import { isFollowUp, isOffered } from '../../../utils/captures/follow-up.ts';
import { hasNothingToAdd } from '../../../utils/captures/has-nothing-to-add.ts';
import { startFollowUp } from '../../../utils/captures/start-follow-up.ts';
import {
  addCapture,
  deleteCapture,
  getCapture,
  listCaptures,
  updateCapture,
} from '../../../utils/captures/store.ts';
import { pruneDrafts, readList } from '../../../utils/captures/ticket-list.ts';
import { draftNoticeOf } from '../../../utils/ticket-screen/draft-notice-of.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const desk = 'https://desk.example.com';
const other = 'https://other.example';
const dayMs = 24 * 3_600_000;
const here = { tabId: 1, url: 'https://shop.example/basket' };

afterEach(async () => {
  for (const { id } of await listCaptures('draft')) await deleteCapture(id);
});

function sent(ticketId = 1041, helpdesk = desk): Capture {
  const receipt = { ticketId, ref: 'SDST', url: `${helpdesk}/${ticketId}`, sentAt: 1 };
  return makeCapture({
    stage: { name: 'sent', receipt },
    delivery: { helpdesk, failures: 0, createInDoubt: null },
    form: { subject: 'Theirs', requester: 'joe@northwind.example' },
  });
}

async function begun(about = sent()): Promise<Capture> {
  const id = await startFollowUp(about);
  const row = id && (await getCapture(id));
  if (!row) throw new Error('no follow-up');
  return row;
}

async function pictured(more: Parameters<typeof makeCapture>[0] = {}): Promise<Capture> {
  const shot = makeAttachment();
  const capture = makeCapture({ page: { url: here.url }, attachments: [shot], ...more });
  await addCapture(capture, new Map([[shot.id, new Blob(['shot'])]]));
  return capture;
}

describe('a follow-up', () => {
  test('is a note for the ticket at its own helpdesk, with nothing in it', async () => {
    const followUp = await begun();
    expect(targetAt(followUp.form, desk)).toEqual({
      ...{ helpdesk: desk, id: 1041, ref: 'SDST', subject: 'Theirs', isReply: false },
    });
    expect(followUp.form).toMatchObject({ helpdesk: desk, requester: 'joe@northwind.example', message: '' });
    expect([isFollowUp(followUp), hasNothingToAdd(followUp), followUp.touched]).toEqual([true, true, false]);
  });

  test('follows a ticket that was added to as well', async () => {
    const added = sent();
    added.form.addTo = { helpdesk: desk, id: 1041, ref: 'SDST', subject: 'The older one', isReply: true };
    expect((await begun(added)).form.addTo).toMatchObject({ subject: 'The older one', isReply: false });
  });

  test('begun twice is one draft, and keeps what is written in it', async () => {
    const [first, second] = await Promise.all([startFollowUp(sent()), startFollowUp(sent())]);
    expect(second).toBe(first);
    if (first === null) throw new Error('no follow-up');
    await updateCapture(first, (row) => ({
      ...row,
      touched: true,
      form: { ...row.form, message: 'Also here' },
    }));
    expect((await begun()).form.message).toBe('Also here');
  });

  test.each([
    ['another ticket', sent(1042)],
    ['the ticket of that number at another helpdesk', sent(1041, other)],
  ])('to %s is another draft', async (_which, about) => {
    expect((await begun(about)).id).not.toBe((await begun()).id);
  });

  test('cannot be begun on what is not sent', async () => {
    expect(await startFollowUp(makeCapture())).toBeNull();
    expect(await listCaptures('draft')).toEqual([]);
  });

  test('has something to add once it has words, a file or a page', async () => {
    const followUp = await begun();
    const said = { ...followUp, form: { ...followUp.form, message: 'Also here' } };
    const filled = { ...followUp, attachments: [makeAttachment()] };
    const paged = { ...followUp, page: makeCapture().page };
    expect([said, filled, paged].map(hasNothingToAdd)).toEqual([false, false, false]);
    expect(hasNothingToAdd({ ...said, form: { ...said.form, message: ' \n' } })).toBe(true);
  });
});

describe('the popup', () => {
  test('offers the newest follow-up on any page, by its ticket, and brings none back by itself', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    await begun();
    vi.advanceTimersByTime(1);
    const newest = await begun(sent(1042));
    const found = draftsFor(await listUnsent(), here, []);
    expect([found.here, found.elsewhere?.id]).toEqual([null, newest.id]);
    expect(draftNoticeOf(newest)).toMatchObject({ kind: 'follow-up', ticketId: 1042, isEmpty: true });
  });

  test('offers it no more after a day if nobody has worked on it, and after thirty if somebody has', async () => {
    const followUp = await begun();
    const worked = { ...followUp, touched: true };
    const offered = (draft: Capture, days: number) => isOffered(draft, draft.updatedAt + days * dayMs + 1);
    expect([offered(followUp, 0.9), offered(followUp, 1), offered(worked, 29), offered(worked, 30)]).toEqual([
      ...[true, false, true, false],
    ]);
    const late = followUp.updatedAt + dayMs + 1;
    expect(draftsFor([followUp], here, [], late).elsewhere).toBeNull();
    await pruneDrafts(late);
    expect(await getCapture(followUp.id)).toBeNull();
  });

  test('offers a draft of a page without an address as before', () => {
    const draft = makeCapture({ page: { url: '', title: '' }, touched: true });
    expect(draftNoticeOf(draft)).toMatchObject({ kind: 'elsewhere', host: '' });
  });

  test('puts its page and picture into the follow-up, which is then this page’s draft and in the list', async () => {
    const followUp = await begun();
    const image = {
      tag: 'img',
      name: 'logo.png',
      src: 'https://shop.example/logo.png',
      children: [],
    } as const;
    const from = await pictured({
      selection: [{ tag: 'p', children: ['Basket', { ...image, children: [] }] }],
    });
    expect(await joinCapture(from.id, followUp.id)).toEqual({ ok: true, value: null });
    const joined = await getCapture(followUp.id);
    expect(joined).toMatchObject({
      page: from.page,
      touched: true,
      attachments: [{ page: null }],
      form: { addTo: { id: 1041, isReply: false } },
    });
    // The picture of the selection stays behind, so its name must not match a file of the follow-up.
    expect(joined?.selection).toEqual([
      { tag: 'p', children: ['Basket', { tag: 'img', src: image.src, children: [] }] },
    ]);
    expect(await getCapture(from.id)).toBeNull();
    expect(draftsFor(await listUnsent(), here, []).here?.id).toBe(followUp.id);
    expect((await readList('waiting', 'theirs', 10)).rows.map(({ id }) => id)).toEqual([followUp.id]);
  });

  test('puts a second page’s picture behind the first, marked with its page', async () => {
    const followUp = await begun();
    await joinCapture((await pictured()).id, followUp.id);
    const second = await pictured({ page: { url: 'https://shop.example/help', title: 'Help' } });
    await joinCapture(second.id, followUp.id);
    const joined = await getCapture(followUp.id);
    expect(joined?.page.url).toBe(here.url);
    expect(joined?.attachments.map(({ page }) => page?.title ?? null)).toEqual([null, 'Help']);
  });

  test('leaves the follow-up as it is if its own draft is gone', async () => {
    const followUp = await begun();
    expect(await joinCapture(makeCapture().id, followUp.id)).toMatchObject({
      error: { code: 'capture-missing' },
    });
    expect(await getCapture(followUp.id)).toEqual(followUp);
  });
});
