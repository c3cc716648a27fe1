import { afterEach, describe, expect, test, vi } from 'vitest';
import { late, unlessLate } from '../../utils/unless-late.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('an answer that may be late', () => {
  test.each([1, 1000])('counts as late after %d ms', async (withinMs) => {
    vi.useFakeTimers();
    const answer = unlessLate(withinMs, new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(withinMs);
    expect(await answer).toBe(late);
  });

  test.each([Number.POSITIVE_INFINITY, 2 ** 31, Number.MAX_SAFE_INTEGER])(
    'is not late after a day if it has %d ms, more than a timer can count',
    async (withinMs) => {
      vi.useFakeTimers();
      const { promise, resolve } = Promise.withResolvers<string>();
      const answer = unlessLate(withinMs, promise);
      await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1000);
      resolve('in time');
      expect(await answer).toBe('in time');
    },
  );

  test('is passed on, an error too, and leaves no timer', async () => {
    vi.useFakeTimers();
    expect(await unlessLate(1000, Promise.resolve(5))).toBe(5);
    await expect(unlessLate(1000, Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(vi.getTimerCount()).toBe(0);
  });
});
