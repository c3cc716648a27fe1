import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type AttachmentId, newAttachmentId } from '../../../utils/captures/capture.ts';
import { connection } from '../../../utils/captures/database.ts';
import { createImageReader } from '../../../utils/captures/image-reader.ts';
import type { ImageAnswer, ImageQuestion } from '../../../utils/captures/image-worker-talk.ts';
import { readImageBytes } from '../../../utils/captures/read-image-bytes.ts';

const picture = new Blob(['png!'], { type: 'image/png' });

async function store(image = picture): Promise<AttachmentId> {
  const id = newAttachmentId();
  await (await connection()).put('images', image, id);
  return id;
}

/**
 * Returns a `start` whose workers reply with the result of `answer`, or not at all if the result is null, and the counts
 * of started workers, ended workers and questions.
 */
function workers(answer: (question: ImageQuestion, worker: EventTarget) => Promise<ImageAnswer | null>) {
  const counts = { started: 0, ended: 0, questions: 0 };
  const start = () => {
    counts.started += 1;
    const events = new EventTarget();
    return Object.assign(events, {
      postMessage: async (question: ImageQuestion) => {
        counts.questions += 1;
        const data = await answer(question, events);
        if (data !== null) events.dispatchEvent(new MessageEvent('message', { data }));
      },
      terminate: () => {
        counts.ended += 1;
      },
    }) as unknown as Worker;
  };
  return { start, counts };
}

const reads = ({ id }: ImageQuestion) => readImageBytes(id);
const never = () => Promise.reject(new Error('Nothing is read here'));

beforeEach(() => {
  vi.useRealTimers();
});

describe('a screen reads a stored image', () => {
  test('as a copy of its bytes, with its type', async () => {
    const { start } = workers(reads);
    const image = await createImageReader(start, { instead: never })(await store());
    expect([await image?.text(), image?.type]).toEqual(['png!', 'image/png']);
  });

  test('and gets null if there is none', async () => {
    const { start } = workers(reads);
    await store();
    expect(await createImageReader(start, { instead: never })(newAttachmentId())).toBeNull();
  });

  test('with one worker for all images that are asked for at once, and one question for each image', async () => {
    const { start, counts } = workers(reads);
    const read = createImageReader(start, { instead: never });
    const [one, other] = [await store(), await store(new Blob(['other']))];
    const images = await Promise.all([read(one), read(other), read(one)]);
    expect(await Promise.all(images.map((image) => image?.text()))).toEqual(['png!', 'other', 'png!']);
    expect(counts).toMatchObject({ started: 1, questions: 2 });
  });

  test('and the worker ends when nothing more is asked of it, and a new one reads the next image', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { start, counts } = workers(async ({ id }) => ({ id, image: null }));
    const read = createImageReader(start, { restsAfterMs: 500, instead: never });
    await read(newAttachmentId());
    await vi.advanceTimersByTimeAsync(400);
    await read(newAttachmentId());
    await vi.advanceTimersByTimeAsync(400);
    expect(counts).toMatchObject({ started: 1, ended: 0 });
    await vi.advanceTimersByTimeAsync(100);
    expect(counts).toMatchObject({ started: 1, ended: 1 });
    await read(newAttachmentId());
    expect(counts.started).toBe(2);
  });
});

describe('the image is read without a worker', () => {
  const instead = async () => picture;

  test('if the browser starts none', async () => {
    const start = () => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(await createImageReader(start, { instead })(newAttachmentId())).toBe(picture);
  });

  test.each(['error', 'messageerror'])(
    'if the worker fails with %s, and the worker ends',
    async (failure) => {
      const { start, counts } = workers(async (_question, worker) => {
        worker.dispatchEvent(new Event(failure));
        return null;
      });
      expect(await createImageReader(start, { instead })(newAttachmentId())).toBe(picture);
      expect(counts.ended).toBe(1);
    },
  );

  test('if the worker says nothing, and the worker ends', async () => {
    const { start, counts } = workers(async () => null);
    expect(await createImageReader(start, { instead, withinMs: 5 })(newAttachmentId())).toBe(picture);
    expect(counts.ended).toBe(1);
  });

  test('if the worker cannot read the store', async () => {
    const { start } = workers(async ({ id }) => ({ id, image: 'unreadable' }));
    expect(await createImageReader(start, { instead })(newAttachmentId())).toBe(picture);
  });
});

test('a worker makes no database if there is none', async () => {
  (await connection()).close();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('ticket-capture').onsuccess = resolve;
  });
  expect((await readImageBytes(newAttachmentId())).image).toBe('unreadable');
  expect(await indexedDB.databases()).toEqual([]);
});
