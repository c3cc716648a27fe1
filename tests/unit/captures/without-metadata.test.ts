import { crc32 } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { withoutMetadata } from '../../../utils/captures/image-metadata/without-metadata.ts';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const joined = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const big = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const little = (value: number) => big(value).reverse();

const canvas = createCanvas(8, 6);
const context = canvas.getContext('2d');
context.fillStyle = '#e0e8f0';
context.fillRect(0, 0, 8, 6);
context.fillStyle = '#c04020';
context.fillRect(0, 0, 5, 3);
const jpeg = new Uint8Array(canvas.toBuffer('image/jpeg', 90));
const png = new Uint8Array(canvas.toBuffer('image/png'));
const webpPicture = canvas.toBuffer('image/webp', 90);
const coded = new Uint8Array(webpPicture.subarray(webpPicture.indexOf('VP8 ')));
/** The picture in the simple form, which has no metadata. */
const webp = joined(latin('RIFF'), little(4 + coded.length), latin('WEBP'), coded);

async function pixelsOf(bytes: Uint8Array): Promise<number[]> {
  const image = await loadImage(Buffer.from(bytes));
  const to = createCanvas(image.width, image.height).getContext('2d');
  to.drawImage(image, 0, 0);
  return [image.width, image.height, ...to.getImageData(0, 0, image.width, image.height).data];
}

/**
 * Returns an EXIF block with the picture's orientation and the place where it was taken. `isLittle`: in Intel byte
 * order.
 */
function exif(orientation: number, isLittle = false): Uint8Array {
  const two = (value: number) => (isLittle ? [value, 0] : [0, value]);
  const four = isLittle ? little : big;
  const entry = (tag: number[], type: number, value: number[]) => [
    ...tag,
    ...two(type),
    ...four(1),
    ...value,
  ];
  const tag = (number: number) => (isLittle ? [number & 255, number >> 8] : [number >> 8, number & 255]);
  return joined(
    latin(isLittle ? 'II*\0' : 'MM\0*'),
    four(8),
    two(2),
    entry(tag(0x0112), 3, [...two(orientation), 0, 0]),
    entry(tag(0x8825), 4, four(60)),
    four(0),
    latin('GPS SECRET 52.5200 13.4050'),
  );
}

const segment = (marker: number, body: Uint8Array) =>
  joined([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255], body);
const exifSegment = (orientation: number, isLittle = false) =>
  segment(0xe1, joined(latin('Exif\0\0'), exif(orientation, isLittle)));
const icc = segment(0xe2, latin('ICC_PROFILE\0\x01\x01profile'));
const adobe = segment(0xee, latin('Adobe\0d\0\0\0\0\x01'));
/** Returns the JPEG with more segments after its first marker. */
const jpegWith = (...segments: Uint8Array[]) => joined(jpeg.slice(0, 2), ...segments, jpeg.slice(2));

const orientationHead = 'MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00';
const orientationIn = (bytes: Uint8Array) => textOf(bytes).split(orientationHead)[1]?.[0];

describe('a JPEG', () => {
  test.each<[string, Uint8Array]>([
    ['EXIF', exifSegment(1)],
    ['XMP', segment(0xe1, latin('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET'))],
    ['extended XMP', segment(0xe1, latin('http://ns.adobe.com/xmp/extension/\0SECRET'))],
    ['IPTC', segment(0xed, latin('Photoshop 3.0\x008BIM SECRET'))],
    ['a comment', segment(0xfe, latin('SECRET'))],
    ['a maker’s own block', segment(0xe5, latin('SECRET'))],
    ['a list of further pictures', segment(0xe2, latin('MPF\0SECRET'))],
    ['a thumbnail', segment(0xe0, latin('JFXX\0\x10SECRET'))],
  ])('is rid of %s, and looks the same', async (_what, metadata) => {
    const clean = withoutMetadata(jpegWith(metadata));
    expect(textOf(clean)).not.toContain('SECRET');
    expect(clean).toEqual(withoutMetadata(jpeg));
    expect(await pixelsOf(clean)).toEqual(await pixelsOf(jpeg));
  });

  test.each([2, 3, 6, 8])('keeps how it is turned (%i), in a block that says nothing else', (orientation) => {
    for (const isLittle of [false, true]) {
      const clean = withoutMetadata(jpegWith(exifSegment(orientation, isLittle)));
      expect(textOf(clean)).not.toContain('SECRET');
      expect(orientationIn(clean)).toBe(String.fromCharCode(orientation));
      expect(clean.length).toBe(withoutMetadata(jpeg).length + 36);
      expect(withoutMetadata(clean)).toEqual(clean);
    }
  });

  test('keeps its colours: the ICC profile and Adobe’s transform', () => {
    const clean = textOf(withoutMetadata(jpegWith(exifSegment(1), icc, adobe)));
    expect(clean).toContain(textOf(icc));
    expect(clean).toContain(textOf(adobe));
  });

  test('is rid of what follows its end, such as a film, and of bytes between its segments', async () => {
    const clean = withoutMetadata(
      joined(
        jpegWith(segment(0xfe, latin('a')), latin('SECRET')),
        latin('SECRET film'),
        jpegWith(exifSegment(1)),
      ),
    );
    expect(textOf(clean)).not.toContain('SECRET');
    expect(await pixelsOf(clean)).toEqual(await pixelsOf(jpeg));
  });

  test('that is cut off keeps what there is of it', () => {
    const cut = jpegWith(exifSegment(1)).slice(0, -20);
    const clean = withoutMetadata(cut);
    expect(textOf(clean)).not.toContain('SECRET');
    expect(textOf(jpeg)).toContain(textOf(clean.slice(-30)));
  });
});

const chunk = (name: string, body: Uint8Array) => {
  const named = joined(latin(name), body);
  return joined(big(body.length), named, big(crc32(named)));
};
const endOfHeader = 33;
const pngWith = (...chunks: Uint8Array[]) =>
  joined(png.slice(0, endOfHeader), ...chunks, png.slice(endOfHeader));

describe('a PNG', () => {
  test.each(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'caBX', 'prVt'])('is rid of %s', async (name) => {
    const clean = withoutMetadata(pngWith(chunk(name, latin('Author\0SECRET'))));
    expect(textOf(clean)).not.toContain('SECRET');
    expect(clean).toEqual(withoutMetadata(png));
    expect(await pixelsOf(clean)).toEqual(await pixelsOf(png));
  });

  test('is rid of text behind its pixels and behind its end', () => {
    const end = png.length - 12;
    const late = joined(png.slice(0, end), chunk('tEXt', latin('SECRET')), png.slice(end), latin('SECRET'));
    expect(withoutMetadata(late)).toEqual(withoutMetadata(png));
  });

  test('keeps its colours, its films and its transparency', () => {
    const names = ['iCCP', 'sRGB', 'gAMA', 'cHRM', 'cICP', 'pHYs', 'tRNS', 'acTL'];
    const clean = textOf(withoutMetadata(pngWith(...names.map((name) => chunk(name, latin('kept'))))));
    expect(names.filter((name) => !clean.includes(`${name}kept`))).toEqual([]);
  });

  test('keeps how it is turned', () => {
    const clean = withoutMetadata(pngWith(chunk('eXIf', exif(6))));
    expect(textOf(clean)).not.toContain('SECRET');
    expect(orientationIn(clean)).toBe('\x06');
    const at = textOf(clean).indexOf('eXIf');
    expect([...clean.slice(at + 4 + 26, at + 4 + 30)]).toEqual(big(crc32(clean.slice(at, at + 4 + 26))));
  });
});

const riff = (name: string, body: Uint8Array) =>
  joined(latin(name), little(body.length), body, body.length % 2 ? [0] : []);
/** Returns the picture in the extended form, which holds metadata. `flags` says which metadata there is. */
function webpWith(flags: number, ...chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joined(
    latin('WEBP'),
    riff('VP8X', joined([flags, 0, 0, 0, 7, 0, 0, 5, 0, 0])),
    coded,
    ...chunks,
  );
  return joined(latin('RIFF'), little(body.length), body);
}

describe('a WebP', () => {
  test('is rid of EXIF, XMP and what nobody knows, and says so in its head', async () => {
    const whole = webpWith(
      0x0c,
      riff('EXIF', exif(1)),
      riff('XMP ', latin('SECRET!')),
      riff('ABCD', latin('SECRET')),
    );
    const clean = withoutMetadata(joined(whole, latin('SECRET')));
    expect(textOf(clean)).not.toContain('SECRET');
    expect(clean).toEqual(webpWith(0));
    expect(await pixelsOf(clean)).toEqual(await pixelsOf(webp));
  });

  test('keeps its colour profile and how it is turned', () => {
    const clean = withoutMetadata(
      webpWith(0x28, riff('ICCP', latin('profile!')), riff('EXIF', exif(8, true))),
    );
    expect(textOf(clean)).toContain('ICCP');
    expect(textOf(clean)).not.toContain('SECRET');
    expect(orientationIn(clean)).toBe('\x08');
    expect(clean[20]).toBe(0x28);
    expect([...clean.slice(4, 8)]).toEqual(little(clean.length - 8));
  });

  test('in its simple form stays as it is', () => {
    expect(withoutMetadata(webp)).toEqual(webp);
  });
});

describe('a GIF', () => {
  const gif = new Uint8Array(
    Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64'),
  );
  const headLength = 13 + 6;
  const gifWith = (extension: Uint8Array) =>
    joined(gif.slice(0, headLength), extension, gif.slice(headLength));

  test('is rid of comments, text and XMP', () => {
    const comment = joined([0x21, 0xfe, 6], latin('SECRET'), [0]);
    const xmp = joined([0x21, 0xff, 11], latin('XMP DataXMP'), [6], latin('SECRET'), [0]);
    expect(withoutMetadata(gifWith(joined(comment, xmp)))).toEqual(gif);
    expect(withoutMetadata(joined(gif, latin('SECRET')))).toEqual(gif);
  });

  test('goes round as often as before', () => {
    const loop = joined([0x21, 0xff, 11], latin('NETSCAPE2.0'), [3, 1, 0, 0, 0]);
    expect(withoutMetadata(gifWith(loop))).toEqual(gifWith(loop));
  });
});

test.each(['', 'plain text', '%PDF-1.7', '\xff\xd8', '\x89PNG\r\n\x1a\n', 'RIFF\0\0\0\0WAVE', 'GIF89a'])(
  'what is no picture stays as it is: %j',
  (text) => {
    expect(withoutMetadata(latin(text))).toEqual(latin(text));
  },
);

test('no bytes make it fail or run for long', () => {
  for (const whole of [
    jpegWith(exifSegment(6), icc),
    pngWith(chunk('eXIf', exif(6))),
    webpWith(8, riff('EXIF', exif(6))),
  ]) {
    for (let length = 0; length < whole.length; length += 1) {
      expect(withoutMetadata(whole.slice(0, length)).length).toBeLessThanOrEqual(length + 60);
      const broken = whole.slice();
      broken[length] = 255 - (broken[length] ?? 0);
      withoutMetadata(broken);
    }
  }
});
