import { late, unlessLate } from '../unless-late.ts';
import type { AttachmentId } from './capture.ts';
import { connection } from './database.ts';
import { type ImageAnswer, type ImageQuestion, imageWorkerFile } from './image-worker-talk.ts';

/** Resolves to null if the store holds no such image. */
type ReadImage = (id: AttachmentId) => Promise<Blob | null>;

const readFromDatabase: ReadImage = async (id) => (await (await connection()).get('images', id)) ?? null;

/** The function with which this context reads images: `readImagesInWorker` replaces it. */
const current = { read: readFromDatabase };

export function readImage(id: AttachmentId): Promise<Blob | null> {
  return current.read(id);
}

/**
 * Makes this screen read stored images through a worker, which sends copies of their bytes. Reason: Chromium deletes the
 * file of a deleted image only when no context has a `Blob` of it, and an unused `Blob` counts until it is garbage
 * collected. Without the worker, an open screen could keep the file of the unredacted picture for hours. The end of the
 * worker frees its `Blob`s. The background reads images itself, because the browser ends it when it is idle.
 */
export function readImagesInWorker(): void {
  current.read = createImageReader(() => new Worker(imageWorkerFile));
}

/**
 * Returns a function that reads images through a worker. The reader ends the worker `restsAfterMs` after the last answer.
 * If the worker fails or does not answer within `withinMs`, `instead` reads the image.
 */
export function createImageReader(
  start: () => Worker,
  { restsAfterMs = 500, withinMs = 10_000, instead = readFromDatabase } = {},
): ReadImage {
  const asked = new Map<AttachmentId, PromiseWithResolvers<ImageAnswer['image']>>();
  let worker: Worker | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    worker?.terminate();
    worker = null;
    for (const { resolve } of asked.values()) resolve('unreadable');
    asked.clear();
  };
  const started = () => {
    const fresh = start();
    fresh.addEventListener('message', ({ data }: MessageEvent<ImageAnswer>) => {
      asked.get(data.id)?.resolve(data.image);
      asked.delete(data.id);
    });
    for (const failure of ['error', 'messageerror']) fresh.addEventListener(failure, end);
    return fresh;
  };
  const ask = (id: AttachmentId) => {
    const same = asked.get(id);
    if (same !== undefined) return same.promise;
    const answer = Promise.withResolvers<ImageAnswer['image']>();
    worker ??= started();
    asked.set(id, answer);
    worker.postMessage({ id } satisfies ImageQuestion);
    return answer.promise;
  };
  const read = async (id: AttachmentId) => {
    clearTimeout(rest);
    try {
      const image = await unlessLate(withinMs, ask(id));
      if (image !== late) return image;
      end();
    } catch {
      // The browser starts no worker, for example because the extension was updated meanwhile.
    }
    return 'unreadable';
  };

  return async (id) => {
    const image = await read(id);
    if (asked.size === 0) {
      clearTimeout(rest);
      rest = setTimeout(end, restsAfterMs);
    }
    if (image === 'unreadable') return instead(id);
    return image && new Blob([image.bytes], { type: image.type });
  };
}
