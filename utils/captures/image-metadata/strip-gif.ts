import { joinBytes, startsWith } from './picture-bytes.ts';

const blocks = { extension: 0x21, picture: 0x2c, end: 0x3b } as const;
const extensions = { control: 0xf9, application: 0xff } as const;
const headLength = 13;

export function isGif(bytes: Uint8Array): boolean {
  return (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) && bytes.length > headLength;
}

/** Keeps the blocks (GIF89a, appendix A) of pictures, and the few extensions that change how they look. */
export function stripGif(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  let at = headLength + paletteLength(bytes[10] ?? 0);
  const kept: Uint8Array[] = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const start = at;
    const kind = bytes[at] ?? 0;
    if (kind === blocks.end) return joinBytes([...kept, bytes.subarray(at, at + 1)]);
    if (kind !== blocks.extension && kind !== blocks.picture) break;
    at += kind === blocks.extension ? 2 : 11 + paletteLength(bytes[at + 9] ?? 0);
    at = endOfParts(bytes, at);
    if (kind === blocks.picture || isShown(bytes, start)) kept.push(bytes.subarray(start, at));
  }
  return joinBytes(kept);
}

function paletteLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/**
 * Returns where a chain of sub-blocks ends. Each sub-block is one byte with its length, and then as many bytes. A
 * sub-block of length 0 ends the chain.
 */
function endOfParts(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return Math.min(at + 1, bytes.length);
}

/** Whether an extension changes what is seen: it holds delays, the number of repetitions or the colour profile. */
function isShown(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] === extensions.control) return true;
  const names = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'];
  return bytes[at + 1] === extensions.application && names.some((name) => startsWith(bytes, name, at + 3));
}
