import { describe, expect, test } from 'vitest';
import { cleanInWorker } from '../../../utils/har/clean-in-worker.ts';
import type { HarAnswer, HarJob } from '../../../utils/har/worker-talk.ts';
import { err } from '../../../utils/result.ts';
import { fileOf } from './hars.ts';

/** Returns a worker that does something with what it is asked, and whether it was ended. */
function workerThat(does: (worker: EventTarget, job: HarJob) => void) {
  const events = new EventTarget();
  let isEnded = false;
  const worker = Object.assign(events, {
    postMessage: (job: HarJob) => queueMicrotask(() => does(events, job)),
    terminate: () => {
      isEnded = true;
    },
  }) as unknown as Worker;
  return { start: () => worker, isEnded: () => isEnded };
}

const file = fileOf('{}');
const answer: HarAnswer = err('damaged');

describe('a worker that cleans', () => {
  test('and cannot read the file has no answer', async () => {
    const { start } = workerThat((worker) =>
      worker.dispatchEvent(new MessageEvent('message', { data: null })),
    );
    expect(await cleanInWorker(file, [], { start })).toBeNull();
  });

  test('gets the file and the words, and is ended once it has answered', async () => {
    const asked: HarJob[] = [];
    const { start, isEnded } = workerThat((worker, job) => {
      asked.push(job);
      worker.dispatchEvent(new MessageEvent('message', { data: answer }));
    });
    expect(await cleanInWorker(file, ['tulip'], { start })).toEqual(answer);
    expect(asked).toEqual([{ file, words: ['tulip'] }]);
    expect(isEnded()).toBe(true);
  });

  test.each(['error', 'messageerror'])('that fails with %s has no answer, and is ended', async (failure) => {
    const { start, isEnded } = workerThat((worker) => worker.dispatchEvent(new Event(failure)));
    expect(await cleanInWorker(file, [], { start })).toBeNull();
    expect(isEnded()).toBe(true);
  });

  test('that says nothing is ended when the time is over', async () => {
    const { start, isEnded } = workerThat(() => undefined);
    expect(await cleanInWorker(file, [], { start, withinMs: 5 })).toBeNull();
    expect(isEnded()).toBe(true);
  });
});
