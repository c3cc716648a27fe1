import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  content: Buffer;
}

const endOfDirectory = 0x06054b50;
const directoryHeader = 0x02014b50;

/** Returns the files in a zip, by its central directory (PKWARE's APPNOTE, 4.3.12). */
export function readZip(zip: Buffer): ZipEntry[] {
  const end = findEnd(zip);
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== directoryHeader) throw new Error('No zip: its directory is broken.');
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      content: contentOf(zip, at),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** Returns the content of a file. `at`: the offset of its entry in the directory. */
function contentOf(zip: Buffer, at: number): Buffer {
  const local = zip.readUInt32LE(at + 42);
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20));
  const isStored = zip.readUInt16LE(at + 10) === 0;
  return isStored ? packed : inflateRawSync(packed);
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= 0; at -= 1) if (zip.readUInt32LE(at) === endOfDirectory) return at;
  throw new Error('No zip: it has no directory.');
}
