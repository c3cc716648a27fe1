/**
 * Chromium allows two captures within one second from the first of them, and refuses more
 * (`MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND`, chrome/browser/extensions/api/tabs). The fastest way is to make two
 * captures back to back and to wait for the end of that second.
 */
const perWindow = 2;
const windowMs = 1000;
/** The browser's second begins when the call arrives there, after a delay that varies. */
const marginMs = 12;
const tryAgainMs = 25;
const longestWaitMs = 5000;

/** Whether Chromium refused a capture because of its quota. Only the name of this constant in its message tells. */
export function isQuotaError(thrown: unknown): boolean {
  return /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND/.test(String(thrown));
}

export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * Returns a function that makes captures as fast as the browser allows. A capture that is refused because of the quota
 * is tried again: captures by other code count too.
 */
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
        if (!isQuotaError(thrown) || clock.now() - waitingSince > longestWaitMs) throw thrown;
        // The browser's second began at another time than assumed here.
        began = Number.NEGATIVE_INFINITY;
        made = 0;
        await clock.sleep(tryAgainMs);
      }
    }
  };
}
