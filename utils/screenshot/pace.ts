/**
 * Chromium allows two captures in a window of one second that begins with the first of them, and refuses more
 * (`MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND`, chrome/browser/extensions/api/tabs). Two back to back, then the next window:
 * nothing is faster.
 */
const perWindow = 2;
const windowMs = 1000;
/** The browser takes the time when the call arrives, which is not always equally late. */
const marginMs = 12;
const tryAgainMs = 25;
const longestWaitMs = 5000;

const quotaError = /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND/;

export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Makes captures as fast as is legal. Somebody else's captures count too: what is refused is tried again. */
export function createPace(clock: Clock = systemClock): <T>(capture: () => Promise<T>) => Promise<T> {
  let began = Number.NEGATIVE_INFINITY;
  let made = 0;
  return async (capture) => {
    const waitingSince = clock.now();
    for (;;) {
      const next = began + windowMs + marginMs;
      if (made >= perWindow && clock.now() < next) await clock.sleep(next - clock.now());
      if (clock.now() >= next) {
        began = clock.now();
        made = 0;
      }
      made += 1;
      try {
        return await capture();
      } catch (thrown) {
        if (!quotaError.test(String(thrown)) || clock.now() - waitingSince > longestWaitMs) throw thrown;
        // The window is another one than thought.
        began = Number.NEGATIVE_INFINITY;
        made = 0;
        await clock.sleep(tryAgainMs);
      }
    }
  };
}
