import { orientationIn, orientationOnly } from './exif-orientation.ts';
import { fourBytes, joinBytes, latinBytes, littleEndian, startsWith } from './picture-bytes.ts';

/** Chunks of the picture itself and of its colour profile (RFC 9649, 2). */
const shown = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of the first byte of `VP8X` that say a file has EXIF or XMP. */
const flags = { exif: 0x08, xmp: 0x04 } as const;
const exifHead = 'Exif\0\0';

export function isWebp(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBPVP8', 8);
}

export function stripWebp(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [];
  let turned = 1;
  const last = Math.min(bytes.length, 8 + littleEndian(bytes, 4, 4));
  for (let at = 12; at + 8 <= last; ) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    const length = littleEndian(bytes, at + 4, 4);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (shown.has(name)) kept.push(bytes.slice(at, at + 8 + length + (length % 2)));
    // Some writers put the header of a JPEG's EXIF segment before the EXIF data.
    if (name === 'EXIF')
      turned = orientationIn(startsWith(body, exifHead) ? body.subarray(exifHead.length) : body);
    at += 8 + length + (length % 2);
  }
  const [head] = kept;
  if (head !== undefined && startsWith(head, 'VP8X') && head.length > 8) {
    const others = (head[8] ?? 0) & ~(flags.exif | flags.xmp);
    head[8] = others | (turned === 1 ? 0 : flags.exif);
    if (turned !== 1) kept.push(chunkOf('EXIF', orientationOnly(turned)));
  }
  const body = joinBytes([latinBytes('WEBP'), ...kept]);
  return joinBytes([latinBytes('RIFF'), fourBytes(body.length).reverse(), body]);
}

/** `body` must have an even length: no padding byte is added. */
function chunkOf(name: string, body: Uint8Array): Uint8Array {
  return joinBytes([latinBytes(name), fourBytes(body.length).reverse(), body]);
}
