import { inflateRawSync } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';

const localHeader = 0x04034b50;
const directoryHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;
const endBytes = 22;
const stored = 0;
const deflated = 8;

/**
 * The same zip, each file deflated as small as deflate allows (Zopfli), which takes seconds and any unzip reads. The same
 * zip gives the same bytes. `zip` is one as WXT writes it: no comment at its end, no further fields; throws for others.
 */
export async function recompressZip(zip: Buffer): Promise<Buffer> {
  const end = zip.subarray(-endBytes);
  if (end.readUInt32LE(0) !== endOfDirectory) throw new Error('No zip that ends with its directory');
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = end.readUInt32LE(16);
  let written = 0;
  for (let left = end.readUInt16LE(10); left > 0; left -= 1) {
    const entry = Buffer.from(zip.subarray(at, at + 46 + zip.readUInt16LE(at + 28)));
    if (entry.readUInt32LE(0) !== directoryHeader || entry.readUInt32LE(30) !== 0)
      throw new Error('A directory entry of an unknown form');
    at += entry.length;
    const { method, data } = await smallest(packedOf(zip, entry));
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(written, 42);
    const file = Buffer.concat([localHeaderOf(entry), data]);
    written += file.length;
    files.push(file);
    directory.push(entry);
  }
  const newEnd = Buffer.from(end);
  newEnd.writeUInt32LE(written, 16);
  return Buffer.concat([...files, ...directory, newEnd]);
}

interface Packed {
  method: number;
  data: Buffer;
}

function packedOf(zip: Buffer, entry: Buffer): Packed {
  const local = entry.readUInt32LE(42);
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  return { method: entry.readUInt16LE(10), data: zip.subarray(from, from + entry.readUInt32LE(20)) };
}

async function smallest(now: Packed): Promise<Packed> {
  const content = now.method === stored ? now.data : inflateRawSync(now.data);
  const data = Buffer.from(await deflateAsync(content, { numiterations: 15, blocksplittingmax: 0 }));
  return [now, { method: deflated, data }].reduce((a, b) => (b.data.length < a.data.length ? b : a));
}

/** What stands before a file says the same as its entry in the directory, and its name. */
function localHeaderOf(entry: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(localHeader, 0);
  entry.copy(header, 4, 6, 30);
  return Buffer.concat([header, entry.subarray(46)]);
}
