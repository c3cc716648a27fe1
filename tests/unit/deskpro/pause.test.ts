import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPaused, longestPauseMs, readRetryAfter } from '../../../utils/deskpro/pause.ts';
import { noon } from '../make-capture.ts';

test('a pause is on until its time, if that is one a pause can have', () => {
  expect(isPaused(noon + 1000, noon)).toBe(true);
  expect(isPaused(noon + longestPauseMs, noon)).toBe(true);
  expect(isPaused(noon, noon)).toBe(false);
});

test.each([
  noon + longestPauseMs + 1,
  noon + 8 * 3_600_000,
  99_999_999_999_000,
  Number.POSITIVE_INFINITY,
  -1,
])('a stored pause until %s counts as past', (until) => {
  expect(isPaused(until, noon)).toBe(false);
});

describe('Retry-After', () => {
  const hour = 3_600_000;
  const read = (header: string | null) => readRetryAfter(header, null, noon);

  test.each<[string | null, number | null]>([
    ['0', noon],
    ['5', noon + 5000],
    [' 60 ', noon + 60_000],
    ['Mon, 23 Nov 2026 12:05:00 GMT', noon + 300_000],
    ['Monday, 23-Nov-26 12:05:00 GMT', noon + 300_000],
    ['Mon Nov 23 12:05:00 2026', noon + 300_000],
    ['Mon Nov  2 12:05:00 2026', noon],
    ['Tue, 01 Jan 2030 00:00:00 GMT', noon + hour],
    ['Wed, 21 Oct 2015 07:28:00 GMT', noon],
    [`${noon / 1000}`, noon],
    [`${noon / 1000 + 30}`, noon + 30_000],
    [`${noon + 30_000}`, noon + 30_000],
    [`${noon / 1000 + 86_400}`, noon + hour],
    ['1771404540', noon],
    ['120, 120', noon + 120_000],
    ['120,60', noon + 120_000],
    ['120, soon', null],
    ['120,', null],
    ['99999999999', noon + hour],
    ['99999999999999999999', noon + hour],
    ['-1', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%j may be tried again at %j', (header, expected) => {
    expect(read(header)).toBe(expected);
  });

  test.each([-24 * hour, -hour, hour, 24 * hour])(
    'as a date is measured on the helpdesk’s own clock, %i ms off this one',
    (skew) => {
      const header = (at: number) => new Date(at + skew).toUTCString();
      expect(readRetryAfter(header(noon + 5000), header(noon), noon)).toBe(noon + 5000);
    },
  );

  test('names no time, or one within the hour', () => {
    const header = fc.oneof(fc.stringMatching(/^[ -~]{0,40}$/), fc.bigInt({ min: 0n }).map(String));
    fc.assert(
      fc.property(header, (text) => {
        const retryAt = read(text) ?? noon;
        expect(retryAt).toBeGreaterThanOrEqual(noon);
        expect(retryAt).toBeLessThanOrEqual(noon + hour);
      }),
    );
  });
});
