import 'fake-indexeddb/auto';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Capture, newCaptureId, type Stage } from '../../../utils/captures/capture.ts';
import { addCapture, deleteCapture, getCapture, updateCapture } from '../../../utils/captures/store.ts';
import type { AppError } from '../../../utils/errors.ts';
import { deliver } from '../../../utils/outbox/courier.ts';
import { enqueue } from '../../../utils/outbox/enqueue.ts';
import { remedies } from '../../../utils/outbox/retry-policy.ts';
import { err, ok } from '../../../utils/result.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';
import { blobAuths, connection, createPost, host, stored, taken, twoPictures } from './post.ts';

describe('a delivery', () => {
  test('uploads each attachment once, then creates the ticket once, and keeps the receipt', async () => {
    const { id } = await stored({ attachments: twoPictures(), form: { agentId: 3 } });
    const post = createPost({ id });
    const outcome = await deliver(id, post.openLine);
    expect(outcome).toMatchObject({
      ok: true,
      value: { ticketId: 12, ref: 'SDST-1', url: 'https://desk.example.com/app#/t/ticket/12' },
    });
    expect(post.uploads.map(({ filename, text }) => [filename, text])).toEqual([
      ['one.png', 'one.png'],
      ['two.png', 'two.png'],
    ]);
    expect(post.tickets).toHaveLength(1);
    expect(post.tickets[0]).toMatchObject({ agent: 3 });
    expect(post.tickets[0]?.message.attachments?.map(({ blob_auth }) => blob_auth)).toEqual([
      'AUTH1',
      'AUTH2',
    ]);
    expect((await getCapture(id))?.stage).toEqual({ name: 'sent', receipt: outcome.ok && outcome.value });
  });

  test('writes every step down before the next request is made', async () => {
    const { id } = await stored({ attachments: twoPictures() });
    const post = createPost({ id });
    await deliver(id, post.openLine);
    expect(post.rows.map((row) => [row?.stage.name, blobAuths(row)])).toEqual([
      ['uploading', [null, null]],
      ['uploading', ['AUTH1', null]],
      ['creating', ['AUTH1', 'AUTH2']],
    ]);
  });

  test('without attachments is the create call alone', async () => {
    const { id } = await stored();
    const post = createPost({ id });
    expect(await deliver(id, post.openLine)).toMatchObject({ ok: true });
    expect([post.uploads.length, post.tickets.length]).toEqual([0, 1]);
  });

  test('does not upload again what the helpdesk has', async () => {
    const [one, two] = twoPictures();
    const { id } = await stored({
      attachments: [{ ...makeAttachment(one), blobAuth: 'HAS' }, makeAttachment(two)],
    });
    const post = createPost({ id });
    await deliver(id, post.openLine);
    expect(post.uploads.map(({ filename }) => filename)).toEqual(['two.png']);
    expect(post.tickets[0]?.message.attachments?.map(({ blob_auth }) => blob_auth)).toEqual(['HAS', 'AUTH1']);
  });

  test('goes on where a stopped worker left off', async () => {
    const { id } = await stored({ stage: { name: 'uploading', at: 1 }, attachments: twoPictures() });
    const post = createPost({ id });
    expect(await deliver(id, post.openLine)).toMatchObject({ ok: true });
    expect(post.tickets).toHaveLength(1);
  });

  test('that finds the other upload path remembers it and takes it for the next attachment', async () => {
    const { id } = await stored({ attachments: twoPictures() });
    const post = createPost({ id, upload: (count) => taken(`A${count}`, 'tmp') });
    await deliver(id, post.openLine);
    expect(post.uploads.map(({ path }) => path)).toEqual(['temp', 'tmp']);
    expect(post.remembered).toEqual(['tmp']);
  });
});

/** Returns a time at which the outcome can be proved: later than the 60 s after which Deskpro ends a request. */
const provableAfter = (row: Capture | null) => (row?.delivery.createInDoubt?.quiet?.here ?? 0) + 65_000;

const parkedAfter = ({ code }: AppError) => (remedies[code] === 'person' ? 'blocked' : 'waiting');

describe('a delivery that fails', () => {
  const failures: AppError[] = [
    { code: 'key-rejected', host },
    { code: 'rate-limited', host, retryAt: null },
    { code: 'unreachable', host },
    {
      code: 'fields-rejected',
      host,
      fields: [{ path: 'agent', code: 'bad_choice', message: '' }],
      general: [],
    },
  ];

  // If an upload is refused with `fields-rejected`, the file is the reason: see below.
  const ofUploads = failures.filter(({ code }) => code !== 'fields-rejected');
  test.each(ofUploads)('while uploading with $code creates no ticket and says why', async (error) => {
    const { id } = await stored({ attachments: twoPictures() });
    const post = createPost({
      id,
      upload: (count) => (count === 2 ? err(error) : taken('A1')),
    });
    expect(await deliver(id, post.openLine)).toEqual(err(error));
    const row = await getCapture(id);
    expect(row?.stage).toMatchObject({ name: parkedAfter(error), error });
    expect(blobAuths(row)).toEqual(['A1', null]);
    expect(post.tickets).toEqual([]);
  });

  test.each(failures.filter(({ code }) => code !== 'unreachable'))(
    'while creating with $code keeps what is uploaded, so that only the rest is done again',
    async (error) => {
      const { id } = await stored({ attachments: twoPictures() });
      const first = createPost({ id, create: () => err(error) });
      expect(await deliver(id, first.openLine)).toEqual(err(error));
      expect((await getCapture(id))?.stage).toMatchObject({ name: parkedAfter(error), error });
      await enqueue(id, connection.baseUrl);
      const second = createPost({ id });
      expect(await deliver(id, second.openLine)).toMatchObject({ ok: true });
      expect([second.uploads.length, second.tickets.length]).toEqual([0, 1]);
    },
  );

  test('while creating with a cut connection is asked about before anything is sent again', async () => {
    const { id } = await stored({ attachments: twoPictures() });
    const cut = createPost({ id, create: () => err({ code: 'unreachable', host }) });
    expect(await deliver(id, cut.openLine)).toEqual(err({ code: 'outcome-unknown', host }));
    const row = await getCapture(id);
    expect(row?.stage).toMatchObject({ name: 'waiting', retryAt: provableAfter(row) });
    const early = createPost({ id });
    expect(await deliver(id, early.openLine)).toEqual(err({ code: 'outcome-unknown', host }));
    expect(early.tickets).toEqual([]);
    vi.setSystemTime(provableAfter(row));
    onTestFinished(() => void vi.useRealTimers());
    const late = createPost({ id });
    expect(await deliver(id, late.openLine)).toMatchObject({ ok: true });
    expect([late.uploads.length, late.tickets.length]).toEqual([0, 1]);
  });

  test('while creating after a long time may have arrived only at its end: absence is no proof yet', async () => {
    const { id } = await stored({ attachments: twoPictures() });
    onTestFinished(() => void vi.useRealTimers());
    const slow = createPost({
      id,
      create: () => {
        vi.setSystemTime(Date.now() + 75_000);
        return err({ code: 'timeout', host });
      },
    });
    expect(await deliver(id, slow.openLine)).toEqual(err({ code: 'outcome-unknown', host }));
    const row = await getCapture(id);
    expect(row?.delivery.createInDoubt?.quiet).toEqual({ here: Date.now(), there: null });
    expect(row?.stage).toMatchObject({ name: 'waiting', retryAt: provableAfter(row) });
  });

  describe('because the helpdesk no longer has the uploads', () => {
    const error: AppError = {
      code: 'fields-rejected',
      host,
      fields: [{ path: 'message.attachments.0.blob_auth', code: 'bad_choice', message: '' }],
      general: [],
    };

    test.each([0, 3])('uploads them again, also after %i failures', async (failures) => {
      const { id } = await stored({
        attachments: twoPictures(),
        delivery: { helpdesk: connection.baseUrl, failures, createInDoubt: null },
      });
      const answers = [err(error)];
      const post = createPost({ id, create: () => answers.shift() ?? ok({ id: 12, ref: 'SDST-1' }) });
      expect(await deliver(id, post.openLine)).toMatchObject({ ok: true });
      expect([post.uploads.length, post.tickets.length]).toEqual([4, 2]);
    });

    test('once: when it says so of the new ones too, the person is needed', async () => {
      const { id } = await stored({ attachments: twoPictures() });
      const post = createPost({ id, create: () => err(error) });
      expect(await deliver(id, post.openLine)).toEqual(err(error));
      expect([post.uploads.length, post.tickets.length]).toEqual([4, 2]);
      expect((await getCapture(id))?.stage.name).toBe('blocked');
    });

    test('makes no second ticket where a ticket holds them: that one is ours', async () => {
      const { id, form } = await stored({ attachments: twoPictures() });
      const post = createPost({ id, create: () => err(error) });
      post.found = { id: 7, subject: form.subject, blobs: ['AUTH1', 'AUTH2'] };
      expect(await deliver(id, post.openLine)).toMatchObject({ ok: true, value: { ticketId: 7 } });
      expect([post.uploads.length, post.tickets.length]).toEqual([2, 1]);
    });
  });

  test('for want of a line says so, and nothing is sent', async () => {
    const { id } = await stored({ attachments: twoPictures() });
    const error: AppError = { code: 'permission-missing', host };
    expect(await deliver(id, async () => err(error))).toEqual(err(error));
    expect((await getCapture(id))?.stage).toMatchObject({ name: 'blocked', error });
  });

  test('for a file too large names it, so that it alone can be left out', async () => {
    const error = { code: 'too-large' as const, host: 'desk.example', size: 4 };
    const { id } = await stored({ attachments: twoPictures() });
    const post = createPost({ id, upload: (count) => (count === 2 ? err(error) : taken('A1')) });
    expect(await deliver(id, post.openLine)).toEqual({ ok: false, error: { ...error, filename: 'two.png' } });
  });

  test('for a file that the helpdesk’s settings refuse names it, with the helpdesk’s own reason', async () => {
    const message = 'The file is too large. The maximum allowed size is 1.0 MB.';
    const fields = [{ path: 'file', code: 'invalid_input', message }];
    const error = { code: 'fields-rejected' as const, host, fields, general: [] };
    const { id } = await stored({ attachments: twoPictures() });
    const post = createPost({ id, upload: (count) => (count === 2 ? err(error) : taken('A1')) });
    const rejected: AppError = { code: 'file-rejected', host, filename: 'two.png', message };
    expect(await deliver(id, post.openLine)).toEqual(err(rejected));
    expect((await getCapture(id))?.stage).toMatchObject({ name: 'blocked', error: rejected });
  });

  test('for want of an image’s bytes creates no ticket without it', async () => {
    const capture = makeCapture({ stage: { name: 'queued', at: 1 }, attachments: twoPictures() });
    await addCapture(capture, new Map());
    const post = createPost({ id: capture.id });
    expect(await deliver(capture.id, post.openLine)).toEqual(err({ code: 'storage-failed' }));
    expect([post.uploads, post.tickets]).toEqual([[], []]);
  });
});

describe('nothing is sent', () => {
  const error: AppError = { code: 'key-rejected', host };

  test.each<[Stage, AppError]>([
    [{ name: 'draft' }, { code: 'capture-missing' }],
    [{ name: 'blocked', at: 1, error }, error],
  ])('of a capture that nobody queued: $name', async (stage, expected) => {
    const { id } = await stored({ stage, attachments: twoPictures() });
    const post = createPost({ id });
    expect(await deliver(id, post.openLine)).toEqual(err(expected));
    expect([post.uploads, post.tickets]).toEqual([[], []]);
    expect((await getCapture(id))?.stage).toEqual(stage);
  });

  test('of a capture that is sent: its receipt is the answer', async () => {
    const receipt = { ticketId: 7, ref: 'R', url: 'https://desk.example.com/app#/t/ticket/7', sentAt: 1 };
    const { id } = await stored({ stage: { name: 'sent', receipt } });
    const noLine = async () => err({ code: 'not-connected' } as const);
    expect(await deliver(id, noLine)).toEqual(ok(receipt));
    expect((await getCapture(id))?.stage.name).toBe('sent');
  });

  test('of a capture that is gone', async () => {
    const id = newCaptureId();
    const post = createPost({ id });
    expect(await deliver(id, post.openLine)).toEqual(err({ code: 'capture-missing' }));
    expect([post.uploads, post.tickets]).toEqual([[], []]);
  });

  test('more of a capture that is deleted on its way', async () => {
    const { id } = await stored({ attachments: twoPictures() });
    const post = createPost({
      id,
      upload: async () => {
        await deleteCapture(id);
        return taken('A');
      },
    });
    expect(await deliver(id, post.openLine)).toEqual(err({ code: 'capture-missing' }));
    expect([post.uploads.length, post.tickets.length]).toEqual([1, 0]);
  });

  test('twice, however often delivery is asked for', async () => {
    const { id } = await stored({ attachments: twoPictures() });
    const post = createPost({ id });
    const outcomes = await Promise.all([1, 2, 3].map(() => deliver(id, post.openLine)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect([post.uploads.length, post.tickets.length]).toEqual([2, 1]);
  });
});

test('what is typed while a delivery runs is in the ticket or stays on the row, and is never lost', async () => {
  const { id } = await stored({ attachments: twoPictures() });
  const post = createPost({
    id,
    upload: async () => {
      await updateCapture(id, (row) => ({ ...row, form: { ...row.form, message: 'One more thing' } }));
      return taken('A');
    },
  });
  await deliver(id, post.openLine);
  expect(post.tickets[0]?.message.message).toContain('One more thing');
  expect((await getCapture(id))?.form.message).toBe('One more thing');
});
