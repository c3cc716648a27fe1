import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readDimensions } from '../image-dimensions.ts';
import type { StoredBlob } from '../types.ts';
import type { World } from '../world.ts';
import { flag } from './database.ts';
import { randomCode } from './keys.ts';

const blobRow = z.object({
  id: z.number(),
  auth: z.string(),
  token: z.string(),
  filename: z.string(),
  content_type: z.string(),
  size: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  is_temp: flag,
});
export type BlobRow = z.infer<typeof blobRow>;

export function blobFolder(dataDir: string): string {
  const folder = path.join(dataDir, 'blobs');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function blobPath(world: World, auth: string): string {
  return path.join(world.dataDir, 'blobs', auth);
}

export interface NewBlob {
  filename: string;
  contentType: string;
  bytes: Buffer;
}

/** Stores a temporary blob. Its bytes are written first, so that no row is ever without a file. */
export async function addBlob(world: World, { filename, contentType, bytes }: NewBlob): Promise<BlobRow> {
  const code = `${randomCode(15)}0`;
  const staged = blobPath(world, `staged-${code}`);
  await writeFile(staged, bytes);
  const dimensions = readDimensions(bytes);
  return world.db.transaction(() => {
    const { insertedId } = world.db.run(
      `INSERT INTO blobs (auth, token, filename, content_type, size, width, height, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      code,
      randomCode(20),
      filename,
      contentType,
      bytes.length,
      dimensions?.width ?? null,
      dimensions?.height ?? null,
      world.now(),
    );
    const auth = `${insertedId}${code}`;
    world.db.run('UPDATE blobs SET auth = ? WHERE id = ?', auth, insertedId);
    renameSync(staged, blobPath(world, auth));
    const stored = getBlob(world, auth);
    if (!stored) throw new Error(`Blob ${auth} vanished while it was stored.`);
    return stored;
  });
}

/** Finds a blob by `blob_auth` or by `blob_auth_id` (`26854-26854KPJ…`). */
export function getBlob(world: World, authOrAuthId: string): BlobRow | undefined {
  const auth = authOrAuthId.replace(/^\d+-/, '');
  return world.db.get(blobRow, 'SELECT * FROM blobs WHERE auth = ?', auth);
}

export function listBlobs(world: World): BlobRow[] {
  return world.db.all(blobRow, 'SELECT * FROM blobs ORDER BY id');
}

export function readBlob(world: World, auth: string): Promise<Buffer> {
  return readFile(blobPath(world, auth));
}

/** Deletes every blob that no ticket holds; returns how many. */
export function dropTempBlobs(world: World): number {
  const temporary = listBlobs(world).filter((blob) => blob.is_temp);
  for (const { auth } of temporary) {
    world.db.run('DELETE FROM blobs WHERE auth = ?', auth);
    rmSync(blobPath(world, auth));
  }
  return temporary.length;
}

export function toStoredBlob(world: World, row: BlobRow): StoredBlob {
  return {
    id: row.id,
    blobAuth: row.auth,
    filename: row.filename,
    contentType: row.content_type,
    size: row.size,
    isTemp: row.is_temp,
    path: blobPath(world, row.auth),
    dimensions: row.width && row.height ? { width: row.width, height: row.height } : undefined,
  };
}
