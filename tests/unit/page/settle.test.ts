// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { frames } from '../../../utils/page/full-page/settle.ts';

const drawn: FrameRequestCallback[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  drawn.length = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => drawn.push(callback));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('a page that is seen has its frames waited for, however busy the computer', async () => {
  const done = vi.fn();
  void frames(2).then(done);
  await vi.advanceTimersByTimeAsync(1000);
  drawn.pop()?.(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).not.toHaveBeenCalled();
  drawn.pop()?.(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toHaveBeenCalledOnce();
});

test('a hidden page has none, and keeps nobody waiting', async () => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  const done = vi.fn();
  void frames(2).then(done);
  await vi.advanceTimersByTimeAsync(500);
  expect(done).toHaveBeenCalledOnce();
});
