import { orientationIn, orientationOnly } from './exif-orientation.ts';
import { bigEndian, fourBytes, joinBytes, latinBytes, startsWith } from './picture-bytes.ts';

const signature = '\x89PNG\r\n\x1a\n';
/** The bytes of a chunk besides its body: length, name and check sum. */
const frame = 12;

/**
 * Optional chunks that change how a picture looks (PNG, third edition, 11.3). Critical chunks begin with a capital
 * letter and are always kept.
 */
const shown = new Set(
  'acTL bKGD cHRM cICP cLLI fcTL fdAT gAMA hIST iCCP mDCV pHYs sBIT sPLT sRGB tRNS'.split(' '),
);

export function isPng(bytes: Uint8Array): boolean {
  return startsWith(bytes, `${signature}\0\0\0\x0dIHDR`);
}

export function stripPng(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [bytes.subarray(0, signature.length)];
  for (let at = signature.length; at + frame <= bytes.length; ) {
    const length = bigEndian(bytes, at, 4);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const end = at + frame + length;
    if (/^[A-Z]/.test(name) || shown.has(name)) kept.push(bytes.subarray(at, end));
    else if (name === 'eXIf') {
      const turned = orientationIn(bytes.subarray(at + 8, end - 4));
      if (turned !== 1) kept.push(chunkOf(name, orientationOnly(turned)));
    }
    if (name === 'IEND') break;
    at = end;
  }
  return joinBytes(kept);
}

function chunkOf(name: string, body: Uint8Array): Uint8Array {
  const named = joinBytes([latinBytes(name), body]);
  return joinBytes([fourBytes(body.length), named, fourBytes(checkSum(named))]);
}

/** Returns the CRC-32 as PNG defines it (annex D). */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffff_ffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb8_8320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
