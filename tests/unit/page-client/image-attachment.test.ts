import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { imageAttachment, imageFilename } from '../../../utils/page-client/image-attachment.ts';

const png = PNG.sync.write(new PNG({ width: 3, height: 5 }));
const dataUrl = (bytes: Buffer, type: string) => `data:${type};base64,${bytes.toString('base64')}`;
describe('an image of the page', () => {
  test('holds nothing beside its picture', async () => {
    const jpeg = Buffer.from('\xff\xd8\xff\xfe\0\x08SECRET\xff\xd9', 'latin1');
    const image = { dataUrl: dataUrl(jpeg, 'image/jpeg'), contentType: 'image/jpeg' };
    const { blob, attachment } = imageAttachment(image, 'https://a.example/a.jpg', []);
    expect(await blob.text()).not.toContain('SECRET');
    expect(attachment.size).toBe(4);
  });

  test('has a type without parameters, in which a site may have written anything', () => {
    const image = { dataUrl: dataUrl(png, 'image/png'), contentType: 'image/PNG; name="ana@shop.example"' };
    const { attachment, blob } = imageAttachment(image, 'https://a.example/a.png', []);
    expect([attachment.contentType, blob.type, attachment.filename]).toEqual([
      'image/png',
      'image/png',
      'a.png',
    ]);
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
