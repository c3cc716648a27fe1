// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import { discardSoon } from '../../../utils/ticket-screen/discard-soon.ts';
import { makeCapture } from '../make-capture.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

async function begun() {
  const draft = makeCapture({ touched: true });
  await addCapture(draft, new Map());
  const gone = vi.fn();
  return { keep: discardSoon(draft.id, gone), gone, row: () => getCapture(draft.id) };
}

test('a draft is there for ten seconds, and then gone', async () => {
  const { gone, row } = await begun();
  vi.advanceTimersByTime(9_900);
  expect(gone).not.toHaveBeenCalled();
  expect(await row()).not.toBeNull();
  vi.advanceTimersByTime(200);
  expect(gone).toHaveBeenCalledOnce();
  await vi.waitFor(async () => expect(await row()).toBeNull());
});

test('a draft that is kept stays, also after the window is closed', async () => {
  const { keep, gone, row } = await begun();
  keep();
  document.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(20_000);
  expect(gone).not.toHaveBeenCalled();
  expect(await row()).not.toBeNull();
});

test('a window that goes away discards it at once', async () => {
  const { gone, row } = await begun();
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(gone).toHaveBeenCalledOnce();
  vi.useRealTimers();
  await vi.waitFor(async () => expect(await row()).toBeNull());
});
