import { orientationIn, orientationOnly } from './exif-orientation.ts';
import { bigEndian, joinBytes, latinBytes, startsWith } from './picture-bytes.ts';

const markers = { start: 0xd8, end: 0xd9, scan: 0xda, exif: 0xe1 } as const;
const exifHead = 'Exif\0\0';

export function isJpeg(bytes: Uint8Array): boolean {
  return startsWith(bytes, '\xff\xd8\xff');
}

/**
 * Removes the segments with metadata (ITU-T T.81, annex B). A segment is a marker, a length and a body. The coded
 * picture follows the segment that begins a scan.
 */
export function stripJpeg(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [bytes.slice(0, 2)];
  let isTurned = false;
  let at = 2;
  while (at < bytes.length) {
    // Decoders skip bytes between two segments.
    if (bytes[at] !== 0xff || bytes[at + 1] === 0xff || bytes[at + 1] === 0) {
      at += 1;
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === markers.end) return joinBytes([...kept, bytes.slice(at, at + 2)]);
    const end = isBare(marker) ? at + 2 : at + 2 + Math.max(2, bigEndian(bytes, at + 2, 2));
    const body = bytes.subarray(at + 4, end);
    if (marker === markers.exif && startsWith(body, exifHead) && !isTurned) {
      const turned = orientationIn(body.subarray(exifHead.length));
      isTurned = true;
      if (turned !== 1) kept.push(exifSegment(turned));
    } else if (isKept(marker, body)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== markers.scan) continue;
    const picture = at;
    at = endOfScan(bytes, at);
    kept.push(bytes.subarray(picture, at));
  }
  return joinBytes(kept);
}

/** Whether a marker has no length and no body. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= markers.start);
}

/** Whether a segment is kept: parts of the picture, its density, its colour profile and Adobe's data on its colours. */
function isKept(marker: number, body: Uint8Array): boolean {
  if (marker === 0xe0) return startsWith(body, 'JFIF\0');
  if (marker === 0xe2) return startsWith(body, 'ICC_PROFILE\0');
  if (marker === 0xee) return startsWith(body, 'Adobe');
  return marker >= 0xc0 && marker < 0xe0 && marker !== markers.start;
}

/** Returns where the coded picture ends: before a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
}

function exifSegment(turned: number): Uint8Array {
  const body = joinBytes([latinBytes(exifHead), orientationOnly(turned)]);
  return joinBytes([Uint8Array.of(0xff, markers.exif, 0, body.length + 2), body]);
}
