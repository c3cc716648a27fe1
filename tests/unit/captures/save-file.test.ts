// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { Capture, type DetailKind, detailKinds } from '../../../utils/captures/capture.ts';
import { pageDetailsOf } from '../../../utils/captures/page-details-of.ts';
import { savedFileName, savedFileOf } from '../../../utils/captures/save-file.ts';
import { restoreFile } from '../../../utils/captures/saved-file.ts';
import { withoutRemoved } from '../../../utils/captures/without-removed.ts';
import { makeAttachment, makeCapture, noon } from '../make-capture.ts';

const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'&`;
const bytes = Uint8Array.from({ length: 70_001 }, (_, index) => index % 256);
const attachment = makeAttachment({
  filename: `a/b"<.png`,
  contentType: 'image/png; charset=x',
  blobAuth: 'SECRET-BLOB',
  blobAuthId: '77',
});
const capture = makeCapture({
  stage: { name: 'blocked', at: 1, error: { code: 'key-rejected', host: 'desk.example' } },
  attachments: [attachment],
  delivery: { helpdesk: 'https://secret-desk.example', failures: 3, createInDoubt: null },
  selection: [{ tag: 'p', children: [hostile, { tag: 'a', href: 'https://a.example/"x', children: ['a'] }] }],
  form: { subject: hostile, message: `One\n\n${hostile}`, requester: 'joe@northwind.example' },
  page: { title: hostile, url: 'https://shop.example/<b>' },
});
const images = new Map([[attachment.id, new Blob([bytes], { type: 'image/png' })]]);
const write = async () => (await savedFileOf(capture, images)).text();
const file = (html: string) => new Blob([html], { type: 'text/html' });

describe('a saved file', () => {
  test('shows the ticket, runs nothing and loads nothing', async () => {
    const html = await write();
    const document = new DOMParser().parseFromString(html, 'text/html');
    expect(document.title).toBe(hostile);
    expect(document.querySelector('h1')?.textContent).toBe(hostile);
    expect([...document.scripts].map(({ type }) => type)).toEqual(['application/json']);
    const pictures = [...document.querySelectorAll('img')];
    expect(pictures).toHaveLength(1);
    expect(pictures[0]?.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
    expect(html).not.toMatch(/<[^>]*\son\w+=/);
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; img-src data:; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'$/,
    );
  });

  test('holds nothing of the helpdesk', async () => {
    expect(await write()).not.toMatch(/SECRET-BLOB|secret-desk|desk\.example"|key-rejected/);
  });

  test('has files as links to save them, and brings them back', async () => {
    const page = { url: 'https://b.example/', title: 'B <b>' };
    const attachments = [
      makeAttachment({ filename: 'a.pdf', kind: 'file', contentType: 'application/pdf' }),
      makeAttachment({ filename: 'b', kind: 'file', contentType: '"><script>' }),
      makeAttachment({ filename: 'c.png', page }),
    ];
    const texts = ['pdf!', 'anything', 'png!'];
    const blobs = new Map(attachments.map(({ id }, at) => [id, new Blob([texts[at] ?? ''])]));
    const html = await (await savedFileOf(makeCapture({ attachments }), blobs)).text();
    const document = new DOMParser().parseFromString(html, 'text/html');
    expect(
      [...document.querySelectorAll('a[download]')].map((link) => link.getAttribute('download')),
    ).toEqual(['a.pdf', 'b']);
    expect(document.querySelector('figcaption')?.textContent).toContain('B <b> https://b.example/');
    const restored = await restoreFile(file(html), noon);
    if (!restored.ok) throw new Error(restored.error);
    const { capture: draft, images: restoredBlobs } = restored.value;
    expect(draft.attachments).toMatchObject([
      { filename: 'a.pdf', kind: 'file', contentType: 'application/pdf' },
      { filename: 'b', kind: 'file', contentType: 'application/octet-stream' },
      { filename: 'c.png', page },
    ]);
    const read = draft.attachments.map(({ id }) => restoredBlobs.get(id)?.text());
    expect(await Promise.all(read)).toEqual(texts);
  });

  test('comes back as a new draft with the same words and pictures', async () => {
    const restored = await restoreFile(file(await write()), noon + 5);
    if (!restored.ok) throw new Error(restored.error);
    const { capture: draft, images: pictures } = restored.value;
    expect(Capture.parse(draft)).toEqual(draft);
    expect(draft).toMatchObject({
      stage: { name: 'draft' },
      touched: true,
      createdAt: noon + 5,
      form: capture.form,
      selection: capture.selection,
      page: capture.page,
      delivery: { helpdesk: null, createInDoubt: null },
    });
    expect(draft.id).not.toBe(capture.id);
    const [one] = draft.attachments;
    expect(one).toMatchObject({
      blobAuth: null,
      blobAuthId: null,
      filename: 'a-b"<.png',
      size: bytes.length,
    });
    const blob = one && pictures.get(one.id);
    expect(one?.id).not.toBe(attachment.id);
    expect(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(bytes);
    expect(blob?.type).toBe('image/png');
  });

  test('goes without a picture that is no longer there', async () => {
    const restored = await restoreFile(await savedFileOf(capture, new Map()), noon);
    expect(restored.ok && restored.value.capture.attachments).toEqual([]);
  });
});

describe('a file is refused', () => {
  const data = async () => JSON.parse(/id="ticket-capture">(.*)<\/script>/.exec(await write())?.[1] ?? '');
  const around = (json: string) =>
    file(`<script type="application/json" id="ticket-capture">${json}</script>`);
  const deep = `${'{"tag":"p","children":['.repeat(20_000)}${']}'.repeat(20_000)}`;

  test.each<[string, string, () => Promise<Blob> | Blob]>([
    ['that is none of ours', 'foreign', () => file('<h1>Hello</h1>')],
    ['that is cut off', 'foreign', async () => file((await write()).slice(0, -40))],
    ['with text that is no JSON', 'damaged', () => around('{"format":')],
    ['of another version', 'damaged', async () => around(JSON.stringify({ ...(await data()), version: 2 }))],
    ['with data of another shape', 'damaged', () => around('{"format":"ticket-capture","version":1}')],
    [
      'with a link that runs',
      'damaged',
      async () => file((await write()).replaceAll('https://a.example/', 'javascript:alert(1)//')),
    ],
    [
      'nested without end',
      'damaged',
      async () => {
        const { capture: saved } = await data();
        const json = JSON.stringify({
          format: 'ticket-capture',
          version: 1,
          capture: { ...saved, selection: 0 },
        });
        return around(json.replace('"selection":0', `"selection":[${deep}]`));
      },
    ],
    ['whose picture is missing', 'damaged', async () => around(JSON.stringify(await data()))],
    [
      'whose picture is no base64',
      'damaged',
      async () => file((await write()).replace(';base64,', ';base64,$')),
    ],
    [
      'whose picture is none',
      'damaged',
      async () => file((await write()).replaceAll('image/png', 'text/html')),
    ],
  ])('%s', async (_what, error, make) => {
    expect(await restoreFile(await make(), noon)).toEqual({ ok: false, error });
  });
});

test.each([
  ['The total is wrong!', 'The-total-is-wrong.html'],
  ['  ../../etc/passwd\u0000 ', 'etc-passwd.html'],
  ['', 'shop-example.html'],
  ['東京 タワー', '東京-タワー.html'],
])('is named for its subject: “%s” as %s', (subject, name) => {
  expect(savedFileName(makeCapture({ form: { subject } }))).toBe(name);
});

test('a saved file names no ticket of a helpdesk, and one that does is not believed', async () => {
  const desk = 'https://desk.example.com';
  const addTo = { helpdesk: desk, id: 12, ref: 'SDST', subject: 'Theirs', isReply: false };
  const capture = makeCapture({ form: { addTo } });
  const file = await savedFileOf(capture, new Map());
  const html = await file.text();
  expect(html).not.toContain(desk);
  const forged = new Blob([html.replace('"addTo":null', `"addTo":${JSON.stringify(addTo)}`)]);
  expect(await forged.text()).toContain(desk);
  expect(await restoreFile(forged, 1)).toMatchObject({
    ok: true,
    value: { capture: { form: { addTo: null } } },
  });
});

describe('a saved file has no', () => {
  const desk = 'https://desk.example.com/de';
  const chosen = {
    helpdesk: desk,
    agentId: 3,
    departmentId: 2,
    fields: { 'fields.12': [123], cc: 'ann@x.example' },
  };
  const saved = async (form: Parameters<typeof makeCapture>[0]) => savedFileOf(makeCapture(form), new Map());

  test('address of a helpdesk, and is bound again to the one that it was made for', async () => {
    const file = await saved({ form: chosen });
    expect(await file.text()).not.toMatch(/desk\.example/);
    const back = await restoreFile(file, noon, ['https://other.example', desk]);
    expect(back.ok && back.value.capture.form).toMatchObject(chosen);
  });

  test('choices for another helpdesk: its lists have other numbers', async () => {
    const back = await restoreFile(await saved({ form: chosen }), noon, ['https://other.example']);
    const form = back.ok ? back.value.capture.form : null;
    expect(form).toMatchObject({ agentId: null, departmentId: null, fields: {} });
    expect(form?.helpdesk).toBeUndefined();
  });

  test('sign of a page detail that the person has removed', async () => {
    const url = 'https://zulu.example/zulu';
    const attachment = makeAttachment({ filename: 'screenshot-zulu.example-2031-01-05-090407.png' });
    const capture = makeCapture({
      createdAt: Date.UTC(2031, 0, 5),
      updatedAt: Date.UTC(2031, 0, 5),
      tabId: 7734,
      page: {
        url,
        canonicalUrl: url,
        title: 'Zulu',
        language: 'zu-zulu',
        browser: 'Zulu 1',
        system: 'Zulu OS',
        window: { width: 7731, height: 7732 },
        pixelRatio: 7733,
        zoom: 7734,
        timeZone: 'Africa/Zulu',
        capturedAt: Date.UTC(2031, 0, 5),
      },
      selection: [{ tag: 'p', children: ['Zulu'] }],
      passage: `${url}#:~:text=Zulu`,
      pageText: [{ tag: 'p', children: ['Zulu'] }],
      link: { url, text: 'Zulu' },
      attachments: [attachment],
      form: { withoutDetails: [...detailKinds] },
    });
    const file = await savedFileOf(capture, new Map([[attachment.id, new Blob(['x'])]]));
    const html = await file.text();
    expect(html).not.toMatch(/zulu|773[1-4]|2031/i);
    expect(html).not.toContain(String(capture.page.capturedAt));
    const back = await restoreFile(file, noon);
    expect(back.ok && pageDetailsOf(back.value.capture)).toEqual([]);
  });

  test('other detail than the ones that are left', async () => {
    const capture = makeCapture({ form: { withoutDetails: ['title'] }, page: { title: 'Zulu' } });
    const html = await (await savedFileOf(capture, new Map())).text();
    expect(html).not.toContain('Zulu');
    expect(html).toContain('https://shop.example/basket?step=2');
  });
});

test('a screenshot is named for neither site nor time if the person has removed those', () => {
  const named = (withoutDetails: DetailKind[]) =>
    withoutRemoved(
      makeCapture({
        form: { withoutDetails },
        attachments: [
          makeAttachment({ filename: 'screenshot-shop.example-2026-11-23-120000-1-of-2.png' }),
          makeAttachment({ filename: 'screenshot-shop.example-2026-11-23-120000-2-of-2.png' }),
          makeAttachment({ kind: 'image', filename: 'lamp.png' }),
        ],
      }),
    ).attachments.map(({ filename }) => filename);
  expect(named([])[0]).toBe('screenshot-shop.example-2026-11-23-120000-1-of-2.png');
  expect(named(['address'])).toEqual([
    'screenshot-2026-11-23-120000-1-of-2.png',
    'screenshot-2026-11-23-120000-2-of-2.png',
    'lamp.png',
  ]);
  expect(named(['time'])[0]).toBe('screenshot-shop.example-1-of-2.png');
  expect(named(['address', 'time'])).toEqual(['screenshot-1-of-2.png', 'screenshot-2-of-2.png', 'lamp.png']);
});
