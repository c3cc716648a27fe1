import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppError } from '../../../utils/errors.ts';
import { retryTime } from '../../../utils/outbox/retry-policy.ts';

const host = 'desk.example.com';
const trouble: AppError = { code: 'server-trouble', host, status: 500 };

describe('when to try again', () => {
  test('doubles with each failure, up to half an hour, spread by a fifth', () => {
    const delays = [0, 1, 2, 3, 6, 50].map((failures) => retryTime(trouble, failures, 0, 0.5));
    expect(delays).toEqual([30_000, 60_000, 120_000, 240_000, 1_800_000, 1_800_000]);
    expect(retryTime(trouble, 0, 0, 0)).toBe(24_000);
    expect(retryTime(trouble, 0, 0, 0.999999)).toBeLessThanOrEqual(36_000);
  });

  test('is never in the past, and within the hour, whatever the helpdesk says about its limit', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer()),
        fc.nat(60),
        fc.nat(),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (retryAt, failures, now, random) => {
          const time = retryTime({ code: 'rate-limited', host, retryAt }, failures, now, random);
          expect(time).toBeGreaterThan(now);
          expect(time).toBeLessThanOrEqual(now + 3_600_000);
        },
      ),
    );
  });

  test('is the helpdesk’s own time where it names one', () => {
    expect(retryTime({ code: 'rate-limited', host, retryAt: 90_000 }, 5, 0, 0)).toBe(90_000);
    expect(retryTime({ code: 'rate-limited', host, retryAt: null }, 5, 0, 0)).toBe(60_000);
  });

  test('comes later each time while a limit stays used up that says “at once”', () => {
    const delays = [0, 1, 5, 60].map((failures) =>
      retryTime({ code: 'rate-limited', host, retryAt: 0 }, failures, 0, 0),
    );
    expect(delays).toEqual([1000, 2000, 32_000, 1_024_000]);
  });

  test.each<AppError>([
    { code: 'key-rejected', host },
    { code: 'forbidden', host, message: '' },
    { code: 'permission-missing', host },
    { code: 'fields-rejected', host, fields: [], general: [] },
    { code: 'too-large', host, size: 1 },
    { code: 'other-helpdesk', host },
  ])('is the person’s to say after $code', (error) => {
    expect(retryTime(error, 0, 0, 0.5)).toBeNull();
  });
});
