import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { Attachment } from '../../../utils/captures/capture.ts';
import { asAllowed, screenshotAttachments } from '../../../utils/screenshot/screenshot-attachments.ts';
import { makePage } from '../make-capture.ts';

const png = PNG.sync.write(new PNG({ width: 3, height: 5 }));

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
