import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clock, createPace } from '../../../utils/screenshot/pace.ts';

const quotaWords = 'This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.';

/** A clock that only sleeping and capturing move, and a browser that counts as Chromium does. */
function fakeWorld() {
  let time = 1000;
  let windowEnd = Number.NEGATIVE_INFINITY;
  let left = 0;
  let refusals = 0;
  const clock: Clock = {
    now: () => time,
    async sleep(milliseconds) {
      time += Math.max(0, milliseconds);
    },
  };
  const count = (): void => {
    if (time >= windowEnd) {
      windowEnd = time + 1000;
      left = 2;
    }
    if (left === 0) {
      refusals += 1;
      throw new Error(quotaWords);
    }
    left -= 1;
  };
  return {
    clock,
    count,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    capture: (tookMs: number) => async () => {
      count();
      time += tookMs;
    },
    refusals: () => refusals,
  };
}

/** How long a capture takes, and what is done before it. Milliseconds. */
const durations = fc.array(
  fc.record({ before: fc.integer({ min: 0, max: 400 }), took: fc.integer({ min: 5, max: 300 }) }),
  { minLength: 1, maxLength: 30 },
);

describe('the pace of captures', () => {
  test('is never refused where nobody else captures, whatever the work between them takes', async () => {
    await fc.assert(
      fc.asyncProperty(durations, async (steps) => {
        const world = fakeWorld();
        const pace = createPace(world.clock);
        for (const { before, took } of steps) {
          world.pass(before);
          await pace(world.capture(took));
        }
        expect(world.refusals()).toBe(0);
      }),
    );
  });

  test('is two in each window: no more than 1.03 s for each two, where the work between them fits', async () => {
    const world = fakeWorld();
    const pace = createPace(world.clock);
    const started = world.clock.now();
    for (let tile = 0; tile < 15; tile += 1) {
      world.pass(120);
      await pace(world.capture(60));
    }
    const budgetMs = 1030 * Math.floor((15 - 1) / 2) + 500;
    expect(world.clock.now() - started).toBeLessThanOrEqual(budgetMs);
  });

  test('gets every capture in the end where others use the quota too', async () => {
    await fc.assert(
      fc.asyncProperty(durations, fc.array(fc.boolean(), { maxLength: 30 }), async (steps, others) => {
        const world = fakeWorld();
        const pace = createPace(world.clock);
        let made = 0;
        for (const [at, { took }] of steps.entries()) {
          if (others[at] === true) {
            try {
              world.count();
            } catch {
              // The other one is refused; that is its own affair.
            }
          }
          await pace(world.capture(took));
          made += 1;
        }
        expect(made).toBe(steps.length);
      }),
    );
  });

  test('hands on what is no matter of pace', async () => {
    const pace = createPace(fakeWorld().clock);
    await expect(pace(() => Promise.reject(new Error('No window')))).rejects.toThrow('No window');
  });
});
