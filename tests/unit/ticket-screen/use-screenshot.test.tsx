// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newCaptureId } from '../../../utils/captures/capture.ts';
import { screenshotJobSetting } from '../../../utils/screenshot/screenshot-job.ts';
import { type Screenshot, useScreenshot } from '../../../utils/ticket-screen/use-screenshot.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeJob } from '../make-capture.ts';

const root = document.createElement('div');
const id = newCaptureId();
const makeRoom = vi.fn();
let reading = Promise.withResolvers<void>();
const reread = vi.fn(() => reading.promise);

let latest: Screenshot;
function Screen() {
  latest = useScreenshot(id, makeRoom, reread);
  return null;
}
const begin = (done: number) =>
  act(() => screenshotJobSetting.write(makeJob({ captureId: id, done, of: 3 })));
const end = () => act(() => screenshotJobSetting.remove());

beforeEach(async () => {
  reading = Promise.withResolvers();
  await act(() => render(<Screen />, root));
});
afterEach(async () => {
  render(null, root);
  await screenshotJobSetting.remove();
  vi.clearAllMocks();
  vi.useRealTimers();
});

test('one that is over is shown so once its picture is read', async () => {
  await begin(1);
  await end();
  expect([latest.job?.done, reread.mock.calls.length]).toEqual([1, 1]);
  await act(async () => reading.resolve());
  expect(latest.job).toBeNull();
});

test('one that begins while the last one’s picture is read is shown', async () => {
  await begin(1);
  await end();
  await begin(2);
  await act(async () => reading.resolve());
  expect(latest.job?.done).toBe(2);
});

test('nothing is read where none was under way', async () => {
  await act(() => screenshotJobSetting.write(makeJob({ done: 1 })));
  await end();
  expect([latest.job, reread.mock.calls.length]).toEqual([null, 0]);
});

test('one that was begun here and is soon over shows no progress', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  Object.assign(fakeBrowser.runtime, { sendMessage: () => new Promise(() => undefined) });
  void latest.take({ tabId: 1, id, mode: 'full-page', delaySeconds: 0, add: false });
  await act(() => screenshotJobSetting.write(makeJob({ captureId: id, at: Date.now() })));
  expect(latest.job).toBeNull();
  await act(() => void vi.advanceTimersByTime(499));
  expect(latest.job).toBeNull();
  await act(() => void vi.advanceTimersByTime(1));
  expect(latest.job).not.toBeNull();
});
