import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { Attachment } from '../../../utils/captures/capture.ts';
import {
  asAllowed,
  imageAttachment,
  imageFilename,
  screenshotAttachments,
} from '../../../utils/screenshot/screenshot-attachments.ts';
import { makePage } from '../make-capture.ts';

const png = PNG.sync.write(new PNG({ width: 3, height: 5 }));
const dataUrl = (bytes: Buffer, type: string) => `data:${type};base64,${bytes.toString('base64')}`;

describe('a screenshot', () => {
  const picture = { blob: new Blob([new Uint8Array(png)], { type: 'image/png' }), width: 3, height: 5 };

  test.each([
    ['canvas', 'https://shop.example/a', undefined],
    ['frame', 'https://shop.example/', undefined],
    ['canvas', 'https://www.shop.example/', 'canvas'],
    ['canvas', 'https://shop.example:8443/', 'canvas'],
    ['moved', 'https://shop.example/a', 'moved'],
    ['canvas', 'about:blank', 'canvas'],
  ] as const)('with a %s, of %s, is sent unasked on an allowed site alone', (unchecked, url, left) => {
    const taken = screenshotAttachments(
      [{ ...picture, hidden: { unchecked } }],
      makePage({ url }),
      'visible',
      null,
    );
    const [allowed] = asAllowed(taken, url, ['shop.example']);
    expect(allowed?.attachment.unchecked).toBe(left);
  });

  test('is an attachment with its size and sides, named after site and local time so that names sort', () => {
    const capturedAt = new Date(2026, 0, 5, 9, 4, 7).getTime();
    const [taken] = screenshotAttachments([picture], makePage({ capturedAt }), 'visible', null);
    if (taken === undefined) throw new Error('no attachment');
    const { attachment, blob } = taken;
    expect(attachment).toEqual({
      id: attachment.id,
      kind: 'screenshot',
      mode: 'visible',
      part: null,
      page: null,
      filename: 'screenshot-shop.example-2026-01-05-090407.png',
      contentType: 'image/png',
      size: png.length,
      width: 3,
      height: 5,
      blobAuth: null,
      blobAuthId: null,
    });
    expect(Attachment.parse(attachment)).toEqual(attachment);
    expect(blob).toBe(picture.blob);
  });

  test('of a page without a host is of a page', () => {
    const [taken] = screenshotAttachments([picture], makePage({ url: '' }), 'visible', null);
    expect(taken?.attachment.filename).toMatch(/^screenshot-page-/);
  });

  test('in several pictures says of each which it is, in its name too, and why they end too soon', () => {
    const jpeg = { ...picture, blob: new Blob([new Uint8Array(png)], { type: 'image/jpeg' }) };
    const taken = screenshotAttachments([picture, jpeg], makePage(), 'full-page', 'tab-changed');
    expect(taken.map(({ attachment: { part, mode, stopped } }) => ({ part, mode, stopped }))).toEqual([
      { part: { number: 1, of: 2 }, mode: 'full-page', stopped: 'tab-changed' },
      { part: { number: 2, of: 2 }, mode: 'full-page', stopped: 'tab-changed' },
    ]);
    expect(taken[0]?.attachment.filename).toMatch(/-1-of-2\.png$/);
    expect(taken[1]?.attachment.filename).toMatch(/-2-of-2\.jpg$/);
    for (const { attachment } of taken) expect(Attachment.parse(attachment)).toEqual(attachment);
  });
});

describe('an image of the page', () => {
  test('holds nothing beside its picture', async () => {
    const jpeg = Buffer.from('\xff\xd8\xff\xfe\0\x08SECRET\xff\xd9', 'latin1');
    const image = { dataUrl: dataUrl(jpeg, 'image/jpeg'), contentType: 'image/jpeg' };
    const { blob, attachment } = imageAttachment(image, 'https://a.example/a.jpg', []);
    expect(await blob.text()).not.toContain('SECRET');
    expect(attachment.size).toBe(4);
  });

  test('is an attachment with its own bytes and type', async () => {
    const { attachment, blob } = imageAttachment(
      { dataUrl: dataUrl(png, 'image/png'), contentType: 'image/png' },
      'https://shop.example/img/logo.png?v=2',
      [],
    );
    expect(attachment).toMatchObject({
      kind: 'image',
      filename: 'logo.png',
      contentType: 'image/png',
      size: png.length,
      width: 3,
      height: 5,
    });
    expect(Buffer.from(await blob.arrayBuffer())).toEqual(png);
    expect(blob.type).toBe('image/png');
  });

  test('of another format has no known sides', () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const image = { dataUrl: dataUrl(svg, 'image/svg+xml'), contentType: 'image/svg+xml' };
    expect(imageAttachment(image, 'https://shop.example/a.svg', []).attachment).toMatchObject({
      filename: 'a.svg',
      width: null,
      height: null,
    });
  });
});

describe('a file name', () => {
  test.each([
    ['https://a.example/img/photo.JPG', 'image/jpeg', 'photo.jpg'],
    ['https://a.example/img/photo', 'image/webp', 'photo.webp'],
    ['https://a.example/photo.php?id=3', 'image/png', 'photo.png'],
    ['https://a.example/a.b.c.gif', 'image/gif', 'a.b.c.gif'],
    ['https://a.example/', 'image/png', 'image.png'],
    ['https://a.example/%C3%A9t%C3%A9%20%F0%A0%AE%B7.png', 'image/png', 'été-𠮷.png'],
    ['https://a.example/100%.png', 'image/png', '100.png'],
    ['https://a.example/..%2F..%2Fetc%2Fpasswd', 'image/png', 'image.png'],
    ['https://a.example/.htaccess.png', 'image/png', 'htaccess.png'],
    ['https://a.example/x', 'image/svg+xml; charset=utf-8', 'x.svg'],
    ['data:image/png;base64,AAAA', 'image/png', 'image.png'],
    ['no address', 'image/png', 'image.png'],
  ])('of %s as %s is %s', (url, type, expected) => {
    expect(imageFilename(url, type, [])).toBe(expected);
  });

  test('is short and holds letters, digits and plain signs only, whatever the address', () => {
    const url = fc.oneof(
      fc.webUrl(),
      fc.string({ unit: 'binary' }),
      fc
        .string({ unit: 'grapheme', maxLength: 200 })
        .map((path) => `https://a.example/${encodeURIComponent(path)}`),
    );
    fc.assert(
      fc.property(url, (address) => {
        const name = imageFilename(address, 'image/png', []);
        expect(name).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N}._-]*\.png$/u);
        expect([...name].length).toBeLessThanOrEqual(64);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});
