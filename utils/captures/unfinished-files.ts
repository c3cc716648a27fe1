import * as z from 'zod/mini';
import type { AppResult } from '../errors.ts';
import { err } from '../result.ts';
import { defineStored } from '../storage/define-stored.ts';
import { entries } from '../storage/readable-parts.ts';
import { CaptureId } from './capture.ts';

const Adding = z.object({
  id: CaptureId,
  files: z.array(z.object({ name: z.string(), size: z.number() })),
});

/** The files that screens are adding to captures. In memory only: a file's name may be private. */
const addingSetting = defineStored({ area: 'session', key: 'addingFiles', schema: entries(Adding) });

/** A screen holds this lock while it adds files to a capture. The browser releases it when the screen closes. */
const lockOf = (id: CaptureId) => `adding files to ${id}`;

/** Keeps a note of the files while `work` adds them to a capture, so that a screen that closes loses none in silence. */
export function whileNoted<T>(id: CaptureId, files: readonly File[], work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(lockOf(id), async () => {
    await note(id, files);
    try {
      return await work();
    } finally {
      await note(id, []);
    }
  });
}

/**
 * Resolves to `files-refused` with the files that a closed screen did not finish adding to a capture, and forgets them.
 * Null if there are none.
 */
export function takeUnfinishedFiles(id: CaptureId): Promise<AppResult<null> | null> {
  return navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => {
    if (lock === null) return null;
    const files = (await addingSetting.read())?.find((adding) => adding.id === id)?.files ?? [];
    if (files.length === 0) return null;
    await note(id, []);
    return err({ code: 'files-refused', files: files.map((file) => ({ ...file, why: 'not-finished' })) });
  });
}

function note(id: CaptureId, files: readonly Pick<File, 'name' | 'size'>[]): Promise<void> {
  return navigator.locks.request('adding files', async () => {
    const others = ((await addingSetting.read()) ?? []).filter((adding) => adding.id !== id);
    const own = { id, files: files.map(({ name, size }) => ({ name, size })) };
    await addingSetting.write(files.length === 0 ? others : [...others, own]);
  });
}
