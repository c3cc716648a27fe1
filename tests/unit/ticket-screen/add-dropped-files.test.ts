import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { addCapture, getCapture, getImage } from '../../../utils/captures/store.ts';
import { cleanHar } from '../../../utils/har/clean-har.ts';
import { type HarJob, harWorkerFile } from '../../../utils/har/worker-talk.ts';
import { addDroppedFiles } from '../../../utils/ticket-screen/add-dropped-files.ts';
import { entryOf, fileOf, harOf } from '../har/hars.ts';
import { makeCapture } from '../make-capture.ts';

/** Does what `entrypoints/har-worker.ts` does, without a thread. */
class FakeWorker extends EventTarget {
  constructor(file: string) {
    super();
    expect(file).toBe(harWorkerFile);
  }

  postMessage({ file, words }: HarJob): void {
    void cleanHar(file, words).then((data) => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  readonly terminate = vi.fn();
}

class DyingWorker extends FakeWorker {
  override postMessage(): void {
    this.dispatchEvent(new Event('error'));
  }
}

class SilentWorker extends FakeWorker {
  override postMessage(): void {
    // It gives no answer.
  }
}

afterEach(() => vi.unstubAllGlobals());

const statusText = 'For tulip and ana@mail.example';
const har = (name: string) => fileOf(harOf(entryOf({ response: { statusText } })), name);

/** Drops a file, and resolves to the outcome, the stored names and the stored texts. */
async function drop(file: File, toHide: readonly string[] | null, worker: typeof FakeWorker = FakeWorker) {
  vi.stubGlobal('Worker', worker);
  const { id } = makeCapture({ attachments: [] });
  await addCapture({ ...makeCapture({ attachments: [] }), id }, new Map());
  const outcome = await addDroppedFiles(id, [file], toHide);
  const attachments = (await getCapture(id))?.attachments ?? [];
  const texts = await Promise.all(attachments.map(async (one) => (await getImage(one))?.text()));
  return { outcome, names: attachments.map(({ filename }) => filename), text: texts.join() };
}

describe('a dropped HAR file', () => {
  test('loses the person’s own words, and so does its name', async () => {
    const { names, text } = await drop(har('tulip.har'), ['tulip']);
    expect(names).toEqual(['hidden.har']);
    expect(text).toContain('"For hidden and hidden"');
  });

  test('loses what is sensitive even if nothing else is hidden automatically', async () => {
    const { names, text } = await drop(har('tulip.har'), null);
    expect(names).toEqual(['tulip.har']);
    expect(text).toContain('"For tulip and hidden"');
  });

  test('is not stored if the worker dies, and the person is told', async () => {
    expect(await drop(har('shop.har'), null, DyingWorker)).toEqual({
      outcome: {
        ok: false,
        error: {
          code: 'files-refused',
          files: [{ name: 'shop.har', size: expect.any(Number), why: 'har-not-cleaned' }],
        },
      },
      names: [],
      text: '',
    });
  });

  test('makes the draft one that is worked on while it is still being cleaned', async () => {
    vi.stubGlobal('Worker', SilentWorker);
    const { id } = makeCapture({ attachments: [] });
    await addCapture({ ...makeCapture({ attachments: [], touched: false }), id }, new Map());
    void addDroppedFiles(id, [har('shop.har')], null);
    await expect.poll(async () => (await getCapture(id))?.touched).toBe(true);
    expect((await getCapture(id))?.attachments).toEqual([]);
  });

  test('that is no HAR starts no worker under another name', async () => {
    const { text } = await drop(fileOf('Order 4711', 'order.txt'), null, DyingWorker);
    expect(text).toBe('Order 4711');
  });
});
