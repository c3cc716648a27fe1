import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { recompressZip } from '../../../utils/build/recompress-zip.ts';
import { listZipEntries } from '../../zip-entries.ts';

type Files = [name: string, content: Buffer][];

/** A zip as WXT writes it: every file deflated, or stored where that is smaller. */
function zipOf(files: Files): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let written = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(content);
    const isStored = packed.length >= content.length;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(isStored ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(isStored ? content.length : packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(written, 10);
    const local = [Buffer.from('PK\x03\x04'), fields, Buffer.from(name), isStored ? content : packed];
    locals.push(...local);
    written += local.reduce((sum, { length }) => sum + length, 0);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), fields, offset, Buffer.from(name));
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(written, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** What a zip holds, read from one file to the next without its directory. */
function filesIn(zip: Buffer): Files {
  const files: Files = [];
  let at = 0;
  while (zip.readUInt32LE(at) === 0x04034b50) {
    const [size, nameLength] = [zip.readUInt32LE(at + 18), zip.readUInt16LE(at + 26)];
    const from = at + 30 + nameLength;
    const data = zip.subarray(from, from + size);
    const content = zip.readUInt16LE(at + 8) === 0 ? data : inflateRawSync(data);
    expect(crc32(content)).toBe(zip.readUInt32LE(at + 14));
    expect(content.length).toBe(zip.readUInt32LE(at + 22));
    files.push([zip.toString('utf8', at + 30, from), Buffer.from(content)]);
    at = from + size;
  }
  return files;
}

const code = Buffer.from(Array.from({ length: 150 }, (_, at) => `let x${at}=f(${at * 7919});`).join(''));
const noise = Buffer.from(Array.from({ length: 200 }, (_, at) => (at * 7919 * (at + 13)) % 251));
const files: Files = [
  ['background.js', code],
  ['chunks/screens.js', code.subarray(500)],
  ['icon/16.png', noise],
  ['empty.txt', Buffer.alloc(0)],
];

describe('a recompressed zip', () => {
  test('holds the same files in the same order', async () => {
    expect(filesIn(await recompressZip(zipOf(files)))).toEqual(files);
  });

  test('has a directory that tells of them', async () => {
    const zip = await recompressZip(zipOf(files));
    expect(listZipEntries(zip).map(({ name }) => name)).toEqual(files.map(([name]) => name));
    const sum = listZipEntries(zip).reduce((bytes, { compressedSize }) => bytes + compressedSize, 0);
    const headers = files.reduce((bytes, [name]) => bytes + 30 + 46 + 2 * name.length, 22);
    expect(zip.length).toBe(sum + headers);
  });

  test('is smaller, and never larger in any file', async () => {
    const before = listZipEntries(zipOf(files));
    const after = listZipEntries(await recompressZip(zipOf(files)));
    const larger = after.filter((entry, at) => entry.compressedSize > (before[at]?.compressedSize ?? 0));
    expect(larger).toEqual([]);
    expect(after[0]?.compressedSize).toBeLessThan(before[0]?.compressedSize ?? 0);
  });

  test('is the same each time', async () => {
    const once = await recompressZip(zipOf(files));
    expect(await recompressZip(zipOf(files))).toEqual(once);
    expect(await recompressZip(once)).toEqual(once);
  });

  test('is not made of what is no zip', async () => {
    await expect(recompressZip(Buffer.alloc(100))).rejects.toThrow('No zip');
  });
});
