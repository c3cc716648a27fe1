import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { Capture, type PageFacts } from '../../../utils/captures/capture.ts';
import { templateVariables } from '../../../utils/captures/fill-template.ts';
import { savedFileName, savedFileOf } from '../../../utils/captures/save-file.ts';
import { getCapture, getImage } from '../../../utils/captures/store.ts';
import { Watched } from '../../../utils/captures/watched.ts';
import { messageOf, ticketOf } from '../../../utils/outbox/ticket.ts';
import type { RichTextElement } from '../../../utils/page/rich-text-nodes.ts';
import { lookInPage } from '../../../utils/page-client/look-in-page.ts';
import { readPageHealth, runInPage, takeSnapshot } from '../../../utils/page-client/page-scripts.ts';
import { keep, type Maskers } from '../../../utils/privacy/masked.ts';
import { maskParts } from '../../../utils/privacy/maskers.ts';
import { takeCapture } from '../../../utils/screenshot/take-capture.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeHealth, makeTrouble } from '../make-capture.ts';
import { decoded, pathsWith, planted } from './plant.ts';

vi.mock('../../../utils/page-client/look-in-page.ts');
vi.mock('../../../utils/page-client/page-scripts.ts');

const secret = 'ana@secret.example';
const url = `https://a.example/reset?to=${secret}`;
const holds = /ana@secret|secret\.example/i;
const uuid = '4d5c7f0e-6f1b-4c36-9d0a-2f6f0c8a4b11';

/** A capture's own schema leaves to others what was watched. */
const Whole = z.extend(Capture, { watched: z.optional(Watched) });

/** A text for a field, which any masker recognises. */
function plant(path: string): string {
  if (/passage$/.test(path)) return `https://a.example/#:~:text=${encodeURIComponent(secret)}`;
  if (/(url|href|src)$/i.test(path)) return url;
  return /contentType$/.test(path) ? `image/png; name="${secret}"` : `Write to ${secret} today`;
}

/**
 * Fields that are shown by design: what the browser says of itself, what the person writes and draws, and what the
 * helpdesk answers. A screenshot's name is made of a host and a time, a screen's name is a random number.
 */
const byDesign = [
  // The site of a hidden frame, which its box names.
  'attachments.annotations.shapes.host',
  'attachments.annotations.shapes.lines',
  'attachments.annotations.shapes.reason',
  'attachments.annotations.shapes.text',
  'attachments.blobAuth',
  'attachments.blobAuthId',
  'attachments.filename',
  // Places in lists.
  'attachments.watchedAs',
  'changedBy.screen',
  'delivery.createInDoubt.addTo.helpdesk',
  'delivery.createInDoubt.addTo.ref',
  'delivery.createInDoubt.addTo.subject',
  'delivery.createInDoubt.addTo.update.to.status',
  'delivery.createInDoubt.addTo.update.was.status',
  'delivery.helpdesk',
  'form.addTo.helpdesk',
  'form.addTo.ref',
  'form.addTo.subject',
  'form.addTo.update.to.status',
  'form.addTo.update.was.status',
  'form.fields.planted',
  'form.helpdesk',
  'form.message',
  'form.requester',
  'form.subject',
  'page.browser',
  'page.system',
  'page.timeZone',
];

test('of all the texts that a capture can hold, only those stay that are shown by design', () => {
  const whole = Whole.parse(planted(Whole, plant, uuid));
  const before = pathsWith(holds, whole);
  expect(before).toEqual(expect.arrayContaining(byDesign));
  expect(before).toEqual(
    expect.arrayContaining([
      'attachments.contentType',
      'attachments.page.title',
      'attachments.page.url',
      'health.load.protocol',
      'health.troubles.address',
      'health.troubles.trace',
      'health.troubles.what',
      'link.text',
      'link.url',
      'page.canonicalUrl',
      'page.language',
      'page.title',
      'page.url',
      'pageText.children.href',
      'passage',
      'selection',
      'selection.children',
      'selection.children.href',
      'selection.children.name',
      'selection.children.src',
      'watched.lines.place',
      'watched.lines.text',
      'watched.locked',
      'watched.requests.address',
      'watched.requests.method',
      'watched.requests.trace',
      'watched.requests.what',
      'watched.steps.name',
      'watched.steps.role',
    ]),
  );
  expect(pathsWith(holds, maskParts(whole, []))).toEqual(byDesign);
});

test('the name of a picture or a file stays only if we made it ourselves', () => {
  const whole = Whole.parse(planted(Whole, plant, uuid));
  const attachments = whole.attachments.flatMap((one) =>
    (['image', 'file'] as const).map((kind) => ({ ...one, kind })),
  );
  const masked = maskParts({ attachments }, []).attachments.map(({ filename }) => filename);
  expect(attachments).toHaveLength(2);
  expect(pathsWith(holds, masked)).toEqual([]);
});

test('a field without a masker does not compile', () => {
  const facts = { url: keep, title: keep } satisfies Maskers<Pick<PageFacts, 'url' | 'title'>>;
  // @ts-expect-error `title` has no masker.
  const without = { url: keep } satisfies Maskers<Pick<PageFacts, 'url' | 'title'>>;
  // @ts-expect-error A field that may be absent needs one too.
  const mark = { tag: keep } satisfies Maskers<Pick<RichTextElement, 'tag' | 'href'>>;
  // @ts-expect-error There is no such field.
  const other = { url: keep, cookie: keep } satisfies Maskers<Pick<PageFacts, 'url'>>;
  expect([facts, without, mark, other].map((one) => Object.keys(one))).toEqual([
    ['url', 'title'],
    ['url'],
    ['tag'],
    ['url', 'cookie'],
  ]);
});

describe('a capture of a page that shows a secret wherever it can', () => {
  const box = { width: 10, height: 10 };
  const text = [
    { tag: 'p', children: [`Write to ${secret}`] },
    { tag: 'a', href: url, children: [secret] },
    { tag: 'img', src: `https://a.example/${secret}.png`, children: [secret] },
  ] as const satisfies RichTextElement[];
  const selection = JSON.stringify({
    text,
    passage: {
      directive: `:~:text=${encodeURIComponent(secret)}`,
      quoted: [{ around: secret, start: 0, end: 3 }],
    },
    around: { before: secret, after: secret },
  });
  const dataUrl = `data:image/png;base64,${btoa('png!')}`;

  beforeEach(() => {
    Object.assign(fakeBrowser, { tabs: { getZoom: async () => 1 } });
    vi.mocked(lookInPage).mockResolvedValue(null);
    vi.mocked(takeSnapshot).mockResolvedValue({
      url,
      canonicalUrl: `${url}&canonical`,
      title: secret,
      language: secret,
      window: box,
      pixelRatio: 1,
      readable: true,
      hasSelection: true,
      addresses: [secret],
      isActive: true,
      hasFrames: false,
    });
    const trouble = { address: `/customers/${secret}`, what: `Write to ${secret}`, trace: secret };
    vi.mocked(readPageHealth).mockResolvedValue(makeHealth([makeTrouble(trouble)]));
    vi.mocked(runInPage).mockImplementation(async (_tab, name) => {
      if (name === 'page-selection') return selection as never;
      if (name === 'page-text') return [...text] as never;
      return [{ dataUrl, contentType: `image/png; name="${secret}"` }] as never;
    });
  });

  async function taken(): Promise<Capture> {
    const opening = { id: 'all', name: 'All', text: templateVariables.map((one) => `{${one}}`).join('\n') };
    const reply = await takeCapture(
      { id: 1, windowId: 1, url, title: secret },
      {
        screenshot: false,
        pageText: true,
        health: true,
        imageUrl: `https://a.example/${secret}.png`,
        link: { url, text: secret },
      },
      { requester: '', agentId: null, departmentId: null, fields: {}, opening, people: [] },
      [],
      async () => false,
    );
    if (!reply.ok) throw new Error(reply.error.code);
    const row = await getCapture(reply.value.capture.id);
    if (row === null) throw new Error('not stored');
    return row;
  }

  test('has everything of it, and the secret in no field', async () => {
    const row = await taken();
    expect(row).toMatchObject({
      page: { canonicalUrl: expect.stringContaining('canonical') },
      selection: [{ tag: 'p' }, { tag: 'a' }, { tag: 'img' }],
      pageText: [{ tag: 'p' }, { tag: 'a' }, { tag: 'img' }],
      passage: null,
      link: { url: expect.stringContaining('a.example') },
      health: { troubles: [{ address: '/customers/hidden' }] },
      form: { subject: expect.stringContaining('Write to'), message: expect.stringContaining('Write to') },
    });
    expect(row.attachments).toHaveLength(2);
    expect(pathsWith(holds, row)).toEqual([]);
    const images = await Promise.all(row.attachments.map((one) => getImage(one)));
    expect(images.map((image) => image?.type)).toEqual(['image/png', 'image/png']);
  });

  test('is sent and saved to a file without it', async () => {
    const row = await taken();
    const images = new Map(row.attachments.map(({ id }) => [id, new Blob(['png!'])]));
    const helpdesk = { helpdesk: 'https://desk.example', id: 1, ref: '', subject: '', isReply: true };
    const written = [
      JSON.stringify(ticketOf(row, { doNotNotify: false })),
      JSON.stringify(messageOf(row, helpdesk)),
      await (await savedFileOf(row, images)).text(),
      savedFileName(row),
    ];
    expect(written.filter((one) => one.includes('Write'))).toHaveLength(4);
    expect(pathsWith(holds, written.map(decoded))).toEqual([]);
  });
});
