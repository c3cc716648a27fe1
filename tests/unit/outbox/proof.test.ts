import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppError } from '../../../utils/errors.ts';
import { countedFrom, toldBy, waitForProof } from '../../../utils/outbox/proof.ts';

const host = 'desk.example.com';
const minute = 60_000;

describe('a failed create call', () => {
  test.each<[AppError, 'no' | 'over' | 'open']>([
    [{ code: 'offline' }, 'no'],
    [{ code: 'key-rejected', host }, 'no'],
    [{ code: 'rate-limited', host, retryAt: null }, 'no'],
    [{ code: 'maintenance', host }, 'no'],
    [{ code: 'fields-rejected', host, fields: [], general: [] }, 'no'],
    [{ code: 'server-trouble', host, status: 500 }, 'over'],
    [{ code: 'duplicate', host }, 'over'],
    [{ code: 'redirected', host }, 'open'],
    [{ code: 'unexpected-reply', host, status: 201 }, 'open'],
    [{ code: 'timeout', host }, 'open'],
    [{ code: 'unreachable', host }, 'open'],
    [{ code: 'server-trouble', host, status: 500, foreign: 500 }, 'open'],
    [{ code: 'key-rejected', host, foreign: 401 }, 'open'],
    [{ code: 'forbidden', host, message: '', foreign: 403 }, 'open'],
    [{ code: 'not-found', host, foreign: 404 }, 'open'],
    [{ code: 'too-large', host, size: 0, foreign: 413 }, 'open'],
    [{ code: 'maintenance', host, foreign: 423 }, 'open'],
    [{ code: 'rate-limited', host, retryAt: null, foreign: 429 }, 'open'],
  ])('%j: %s', (error, expected) => {
    expect(toldBy(error)).toBe(expected);
  });
});

describe('absence is proof', () => {
  const quiet = { here: 1_000_000, there: 9_000_000 };
  const waitAfter = (here: number, there: number | null) =>
    waitForProof(quiet, { here: quiet.here + here, there: there === null ? null : quiet.there + there });

  test('only after longer than the 60 s in which Deskpro ends a request', () => {
    expect(waitAfter(minute, minute)).toBeGreaterThan(0);
    expect(waitAfter(65_000, 65_000)).toBeLessThanOrEqual(0);
  });

  test('only once both clocks have seen the time pass: one may have been put forward', () => {
    expect(waitAfter(480 * minute, 1000)).toBeGreaterThan(minute);
    expect(waitAfter(1000, 480 * minute)).toBeGreaterThan(minute);
  });

  test('by this computer’s clock if the helpdesk tells no time', () => {
    expect(waitAfter(65_000, null)).toBeLessThanOrEqual(0);
  });

  test('is never waited for longer than once more after a clock was put back', () => {
    const steps = fc.array(fc.record({ here: fc.integer(), there: fc.option(fc.integer()) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(steps, (moments) => {
        let counted = countedFrom(undefined, { here: 0, there: 0 });
        for (const now of moments) {
          counted = countedFrom(counted, now);
          expect(waitForProof(counted, now)).toBeLessThanOrEqual(65_000);
        }
      }),
    );
  });
});
