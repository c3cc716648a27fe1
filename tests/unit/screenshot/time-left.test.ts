import { expect, test } from 'vitest';
import { createTimeLeft } from '../../../utils/screenshot/time-left.ts';

/** Returns the estimates after each of some pictures, `everyMs` apart, of `of` pictures. */
function estimates(everyMs: number, of: number, from = 1): (number | null)[] {
  let at = 0;
  const timeLeft = createTimeLeft(() => at);
  return Array.from({ length: of - from + 1 }, (_, number) => {
    at = number * everyMs;
    return timeLeft(from + number, of);
  });
}

test('a screenshot that takes up to ten seconds gets no estimate', () => {
  expect(new Set(estimates(500, 21))).toEqual(new Set([null]));
});

test('a longer one gets an estimate after three pictures, in steps of five seconds, up to its end', () => {
  const seconds = estimates(500, 93);
  expect(seconds.slice(0, 4)).toEqual([null, null, 45, 45]);
  expect(seconds.slice(12, 13)).toEqual([40]);
  expect(seconds.at(-1)).toBe(5);
  expect(seconds.slice(2)).not.toContain(null);
});

test('one that goes on after an interruption counts only the pictures taken since', () => {
  expect(estimates(1000, 60, 40).slice(0, 3)).toEqual([null, null, 20]);
});

test('one that turns out to be longer gets its estimate then, and keeps it if it turns out to be shorter', () => {
  let at = 0;
  const timeLeft = createTimeLeft(() => at);
  const after = (milliseconds: number, done: number, of: number) => {
    at = milliseconds;
    return timeLeft(done, of);
  };
  expect([after(0, 1, 5), after(1000, 2, 5), after(2000, 3, 5)]).toEqual([null, null, null]);
  expect(after(3000, 4, 40)).toBe(40);
  expect(after(4000, 5, 6)).toBe(5);
});
