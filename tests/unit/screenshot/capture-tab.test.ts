import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const capture = vi.hoisted(() => vi.fn<(windowId: number, details: object) => Promise<string>>());
vi.mock('../../../utils/browser.ts', () => ({ browser: { tabs: { captureVisibleTab: capture } } }));

const { captureTab } = await import('../../../utils/screenshot/capture-tab.ts');

const lost = () => new Promise<string>(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
  capture.mockReset();
});
afterEach(() => vi.useRealTimers());

test('the browser is asked once if it answers', async () => {
  capture.mockResolvedValue('data:picture');
  expect(await captureTab(3, { format: 'png' })).toBe('data:picture');
  expect(capture.mock.calls).toEqual([[3, { format: 'png' }]]);
});

test('an answer that is lost is asked for once more', async () => {
  capture.mockImplementationOnce(lost).mockResolvedValue('data:picture');
  const taken = captureTab(3, { format: 'png' });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await taken).toBe('data:picture');
});

test('a second answer that is lost ends the capture', async () => {
  capture.mockImplementation(lost);
  const ended = expect(captureTab(3, { format: 'png' })).rejects.toThrow('no picture');
  await vi.advanceTimersByTimeAsync(40_000);
  await ended;
  expect(capture).toHaveBeenCalledTimes(2);
});

test('a refusal is not asked again', async () => {
  capture.mockRejectedValue(new Error('MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND'));
  await expect(captureTab(3, { format: 'png' })).rejects.toThrow('MAX_CAPTURE');
  expect(capture).toHaveBeenCalledOnce();
});
