import { late, unlessLate } from '../unless-late.ts';
import { type HarAnswer, type HarJob, harWorkerFile } from './worker-talk.ts';

/** A file of the largest size takes a few seconds. A worker that needs longer is stuck. */
const longestMs = 120_000;

/**
 * Has a worker clean a HAR file. Null if the worker died, could not read the file or took too long; nothing of the file
 * is left then.
 */
export async function cleanInWorker(
  file: Blob,
  words: readonly string[],
  { start = () => new Worker(harWorkerFile), withinMs = longestMs } = {},
): Promise<HarAnswer | null> {
  const worker = start();
  try {
    const { promise, resolve } = Promise.withResolvers<HarAnswer | null>();
    worker.addEventListener('message', ({ data }: MessageEvent<HarAnswer | null>) => resolve(data));
    for (const failure of ['error', 'messageerror']) worker.addEventListener(failure, () => resolve(null));
    worker.postMessage({ file, words } satisfies HarJob);
    const answer = await unlessLate(withinMs, promise);
    return answer === late ? null : answer;
  } finally {
    worker.terminate();
  }
}
