import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addFiles, type CleanFile, joinCapture } from '../../../utils/captures/add-files.ts';
import {
  attachmentLimit,
  fileLimitBytes,
  totalLimitBytes,
} from '../../../utils/captures/attachment-limits.ts';
import {
  moveAttachment,
  removeAttachments,
  restoreAttachments,
} from '../../../utils/captures/attachments.ts';
import type { Capture, CaptureId } from '../../../utils/captures/capture.ts';
import { addCapture, getCapture, getImage } from '../../../utils/captures/store.ts';
import { uniqueName } from '../../../utils/captures/unique-name.ts';
import { err, ok } from '../../../utils/result.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

const blob = (text: string) => new Blob([text], { type: 'image/png' });

async function stored(
  names: string[] = [],
  more: Parameters<typeof makeCapture>[0] = {},
): Promise<{ id: CaptureId; attachments: Capture['attachments'] }> {
  const attachments = names.map((filename) => makeAttachment({ filename }));
  const capture = makeCapture({ attachments, ...more });
  await addCapture(capture, new Map(attachments.map(({ id, filename }) => [id, blob(filename)])));
  return { id: capture.id, attachments };
}

/** Returns the attachments of a capture: their names, and their bytes as text. */
async function contents(id: CaptureId): Promise<[name: string, text: string | undefined][]> {
  const attachments = (await getCapture(id))?.attachments ?? [];
  return Promise.all(
    attachments.map(
      async (one): Promise<[string, string | undefined]> => [
        one.filename,
        await (await getImage(one))?.text(),
      ],
    ),
  );
}

const namesOf = async (id: CaptureId) => (await contents(id)).map(([name]) => name);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('files added to a capture', () => {
  test('come behind what it has, in their order, with their bytes', async () => {
    const { id } = await stored(['shot.png']);
    expect(await addFiles(id, [new File(['b'], 'b.txt'), new File(['a'], 'a.txt')])).toMatchObject({
      ok: true,
    });
    expect(await contents(id)).toEqual([
      ['shot.png', 'shot.png'],
      ['b.txt', 'b'],
      ['a.txt', 'a'],
    ]);
    expect((await getCapture(id))?.touched).toBe(true);
  });

  test('are images where the browser knows them as such, else files', async () => {
    const close = vi.fn();
    vi.stubGlobal('createImageBitmap', async (image: Blob) => {
      if ((await image.text()) !== 'png!') throw new Error('not an image');
      return { width: 3, height: 2, close };
    });
    const { id } = await stored();
    await addFiles(id, [
      new File(['png!'], 'a.png', { type: 'image/png' }),
      new File(['broken'], 'b.png', { type: 'image/png' }),
      new File(['x'], 'c'),
    ]);
    expect((await getCapture(id))?.attachments).toMatchObject([
      { kind: 'image', mode: null, width: 3, height: 2, contentType: 'image/png', size: 4 },
      { kind: 'file', width: null, contentType: 'image/png' },
      { kind: 'file', contentType: 'application/octet-stream' },
    ]);
    expect(close).toHaveBeenCalledOnce();
  });

  test('hold nothing beside the picture, whatever they are named', async () => {
    const jpeg = '\xff\xd8\xff\xfe\0\x08SECRET\xff\xd9';
    const bytes = Uint8Array.from(jpeg, (character) => character.charCodeAt(0));
    const { id } = await stored();
    await addFiles(id, [new File([bytes], 'a.jpg', { type: 'image/jpeg' }), new File([bytes], 'b')]);
    const kept = (await contents(id)).map(([, text]) => text);
    expect(kept).toHaveLength(2);
    expect(kept.join()).not.toContain('SECRET');
    expect((await getCapture(id))?.attachments.map(({ size }) => size)).toEqual([4, 4]);
  });

  test('have names that nobody else there has, and that any system takes', async () => {
    const { id } = await stored(['image.png']);
    await addFiles(id, [
      new File(['1'], 'Image.png'),
      new File(['2'], 'image.png'),
      new File(['3'], 'a/b:c\n?.txt'),
    ]);
    expect(await namesOf(id)).toEqual(['image.png', 'Image-2.png', 'image-3.png', 'a-b-c-.txt']);
  });

  test('go under the name that they are given', async () => {
    const { id } = await stored();
    await addFiles(id, [new File(['1'], 'ana.pdf')], { nameOf: (name) => name.replace('ana', 'hidden') });
    expect(await namesOf(id)).toEqual(['hidden.pdf']);
  });

  test('that may only be stored clean are stored clean, or not at all', async () => {
    const { id } = await stored();
    const cleaned = {
      requests: 1,
      moreRequests: 0,
      headers: 2,
      cookies: 0,
      bodies: 0,
      queryValues: 0,
      words: 0,
    };
    const clean: CleanFile = async ({ name }) => {
      if (name === 'order.txt') return null;
      if (name === 'cut.har') return err('not-har');
      return ok({ blob: new Blob(['clean'], { type: 'application/json' }), cleaned });
    };
    const files = ['shop.har', 'order.txt', 'cut.har'].map((name) => new File(['SECRET'], name));
    expect(await addFiles(id, files, { clean })).toEqual(
      err({ code: 'files-refused', files: [{ name: 'cut.har', size: 6, why: 'not-har' }] }),
    );
    expect(await contents(id)).toEqual([
      ['shop.har', 'clean'],
      ['order.txt', 'SECRET'],
    ]);
    const [har, order] = (await getCapture(id))?.attachments ?? [];
    expect(har).toMatchObject({ cleaned, size: 5, contentType: 'application/json' });
    expect(order).not.toHaveProperty('cleaned');
  });

  test('that cannot be taken are named with the reason, and keep no other out', async () => {
    const { id } = await stored();
    const folder = new File([''], 'Folder');
    vi.spyOn(folder, 'arrayBuffer').mockRejectedValue(new DOMException('gone', 'NotFoundError'));
    const large = new File(['x'], 'film.webm');
    Object.defineProperty(large, 'size', { value: fileLimitBytes + 1 });
    expect(
      await addFiles(id, [new File([], 'empty.txt'), folder, large, new File(['x'], 'good.txt')]),
    ).toEqual({
      ok: false,
      error: {
        code: 'files-refused',
        files: [
          { name: 'empty.txt', size: 0, why: 'empty' },
          { name: 'Folder', size: 0, why: 'unreadable' },
          { name: 'film.webm', size: fileLimitBytes + 1, why: 'too-large' },
        ],
      },
    });
    expect(await namesOf(id)).toEqual(['good.txt']);
  });

  test('are at most as many as a ticket takes: those beyond are named', async () => {
    const { id } = await stored(['shot.png']);
    const files = Array.from({ length: attachmentLimit }, (_, at) => new File(['x'], `${at}.txt`));
    expect(await addFiles(id, files)).toMatchObject({
      ok: false,
      error: { files: [{ name: `${attachmentLimit - 1}.txt`, why: 'too-many' }] },
    });
    expect(await namesOf(id)).toHaveLength(attachmentLimit);
  });

  test('are at most as large together as a saved file can hold: what does not fit is named, what does is taken', async () => {
    const large = makeAttachment({ filename: 'a.webm', kind: 'file', size: totalLimitBytes - 2 });
    const capture = makeCapture({ attachments: [large] });
    await addCapture(capture, new Map([[large.id, blob('a.webm')]]));
    expect(await addFiles(capture.id, [new File(['xxx'], 'b.txt'), new File(['xx'], 'c.txt')])).toEqual({
      ok: false,
      error: { code: 'files-refused', files: [{ name: 'b.txt', size: 3, why: 'too-many' }] },
    });
    expect(await namesOf(capture.id)).toEqual(['a.webm', 'c.txt']);
  });

  test.each<[string, Partial<Capture>]>([
    ['is queued', { stage: { name: 'queued', at: 1 } }],
    [
      'may have become a ticket',
      {
        stage: { name: 'blocked', at: 1, error: { code: 'offline' } },
        delivery: { helpdesk: 'https://a.example', failures: 1, createInDoubt: { sentAt: 1 } },
      },
    ],
  ])('go to no capture that %s', async (_state, more) => {
    const { id } = await stored(['shot.png'], more as Parameters<typeof makeCapture>[0]);
    expect(await addFiles(id, [new File(['x'], 'late.txt')])).toEqual({
      ok: false,
      error: { code: 'capture-missing' },
    });
    await removeAttachments(id, () => true);
    expect((await getCapture(id))?.attachments.map(({ filename }) => filename)).not.toContain('late.txt');
  });
});

describe('the order', () => {
  test.each<[string, number, string[]]>([
    ['a', 2, ['b', 'c', 'a']],
    ['a', 1, ['b', 'a', 'c']],
    ['c', 0, ['c', 'a', 'b']],
    ['b', 99, ['a', 'c', 'b']],
    ['b', -1, ['b', 'a', 'c']],
  ])('has %s at place %i once it is put there', async (moved, place, expected) => {
    const { id, attachments } = await stored(['a', 'b', 'c']);
    const one = attachments.find(({ filename }) => filename === moved);
    if (one) await moveAttachment(id, one.id, place);
    expect(await contents(id)).toEqual(expected.map((name) => [name, name]));
  });
});

describe('what is removed', () => {
  test('is gone with its bytes, and comes back in its place', async () => {
    const { id, attachments } = await stored(['a', 'b', 'c', 'd']);
    const removed = await removeAttachments(id, ({ filename }) => filename === 'b' || filename === 'd');
    expect(await namesOf(id)).toEqual(['a', 'c']);
    const [, b] = attachments;
    expect(b && (await getImage(b))).toBeNull();
    if (removed === null) throw new Error('nothing to bring back');
    await restoreAttachments(id, removed);
    expect(await contents(id)).toEqual(['a', 'b', 'c', 'd'].map((name) => [name, name]));
  });

  test('comes back beside what came meanwhile, and once', async () => {
    const { id } = await stored(['a', 'b']);
    const removed = await removeAttachments(id, ({ filename }) => filename === 'a');
    await addFiles(id, [new File(['c'], 'c')]);
    if (removed === null) throw new Error('nothing to bring back');
    await restoreAttachments(id, removed);
    await restoreAttachments(id, removed);
    expect(await namesOf(id)).toEqual(['a', 'b', 'c']);
  });

  test('is nothing where nothing is meant', async () => {
    const { id } = await stored(['a']);
    expect(await removeAttachments(id, () => false)).toBeNull();
  });
});

describe('a page’s screenshot, put with another page’s draft', () => {
  const elsewhere = { url: 'https://b.example/', title: 'B' };

  test('comes last, says which page it is of, and its own draft is dropped', async () => {
    const into = await stored(['shot.png']);
    const from = await stored(['shot.png'], { page: elsewhere });
    expect(await joinCapture(from.id, into.id)).toMatchObject({ ok: true });
    expect(await contents(into.id)).toEqual([
      ['shot.png', 'shot.png'],
      ['shot-2.png', 'shot.png'],
    ]);
    expect((await getCapture(into.id))?.attachments.map(({ page }) => page)).toEqual([null, elsewhere]);
    expect(await getCapture(from.id)).toBeNull();
  });

  test('has the page’s PDF file with it, and no image of a selection', async () => {
    const into = await stored(['shot.png']);
    const attachments = [
      makeAttachment({ filename: 'b.png' }),
      makeAttachment({ filename: 'b.pdf', kind: 'file' }),
      makeAttachment({ filename: 'logo.png', kind: 'image' }),
    ];
    const from = makeCapture({ attachments, page: elsewhere });
    await addCapture(from, new Map(attachments.map(({ id, filename }) => [id, blob(filename)])));
    await joinCapture(from.id, into.id);
    expect(await contents(into.id)).toEqual(['shot.png', 'b.png', 'b.pdf'].map((name) => [name, name]));
  });

  test('stays where it is too where the person has worked on its draft', async () => {
    const into = await stored();
    const from = await stored(['shot.png'], { page: elsewhere, touched: true });
    await joinCapture(from.id, into.id);
    expect(await contents(from.id)).toEqual([['shot.png', 'shot.png']]);
    expect(await contents(into.id)).toEqual([['shot.png', 'shot.png']]);
  });

  test('stays where it is where the other draft is gone or full', async () => {
    const from = await stored(['shot.png'], { page: elsewhere });
    const sent = await stored([], { stage: { name: 'queued', at: 1 } });
    expect(await joinCapture(from.id, sent.id)).toEqual({ ok: false, error: { code: 'capture-missing' } });
    const full = await stored(Array.from({ length: attachmentLimit }, (_, at) => `${at}.png`));
    expect(await joinCapture(from.id, full.id)).toMatchObject({ error: { code: 'files-refused' } });
    expect(await contents(from.id)).toEqual([['shot.png', 'shot.png']]);
  });
});

test.each([
  ['a.png', [], 'a.png'],
  ['a.png', ['a.png', 'A-2.PNG'], 'a-3.png'],
  ['.profile', ['.profile'], '.profile-2'],
  ['a', ['a'], 'a-2'],
])('%j is unique beside %j as %j', (name, taken, expected) => {
  expect(uniqueName(name, taken)).toBe(expected);
});
