import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { newCaptureId } from '../../../utils/captures/capture.ts';
import { announceChange, onCaptureChange } from '../../../utils/captures/changes.ts';

test('a test hears what its own file announces, and nothing that another thread announces', async () => {
  const heard: string[] = [];
  const stop = onCaptureChange((id) => heard.push(id));
  const other = new Worker(
    "const one = new BroadcastChannel('captures'); one.postMessage('foreign'); one.close();",
    {
      eval: true,
    },
  );
  await new Promise((resolve) => other.once('exit', resolve));
  const id = newCaptureId();
  announceChange(id);
  await expect.poll(() => heard).toContain(id);
  stop();
  expect(heard).toEqual([id]);
});
