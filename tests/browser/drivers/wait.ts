export const defaultTimeoutMs = 30_000;

/** The first pauses between two checks grow by this much, up to four times as much. */
const pauseStepMs = 25;
/**
 * A later pause is this part of the time since the wait began, so that a wait takes at most a tenth longer than it
 * must. Shorter pauses mean more checks, which keep the browser from the work that the test waits for.
 */
const shareOfPause = 1 / 10;
const longestPauseMs = 2000;
/** Checks may take this part of the waiting time. */
const shareOfChecks = 1 / 6;
const longestPauseAfterSlowCheckMs = 500;

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Polls until `check` gives something truthy, and resolves to it. Throws after the timeout, with the error of the last
 * try.
 */
export async function until<T>(
  what: string,
  check: () => Promise<T> | T,
  timeoutMs = defaultTimeoutMs,
): Promise<NonNullable<T>> {
  const started = Date.now();
  let reason = '';
  for (let checks = 1; ; checks += 1) {
    const begun = Date.now();
    try {
      const value = await check();
      if (value) return value;
      reason = '';
    } catch (error) {
      reason = ` (${error instanceof Error ? error.message : String(error)})`;
    }
    const ended = Date.now();
    if (ended > started + timeoutMs) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}${reason}`);
    await sleep(
      Math.max(
        Math.min(checks, 4) * pauseStepMs,
        Math.min((ended - started) * shareOfPause, longestPauseMs),
        Math.min((ended - begun) * (1 / shareOfChecks - 1), longestPauseAfterSlowCheckMs),
      ),
    );
  }
}

/** Polls a text until it matches, and resolves to it. Throws after the timeout, with the last text. */
export async function untilText(
  what: string,
  wanted: string | RegExp,
  read: () => Promise<string>,
  timeoutMs = defaultTimeoutMs,
): Promise<string> {
  let last = '';
  const matches = (text: string) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text));
  try {
    return await until(
      `${what} to say ${wanted}`,
      async () => {
        last = await read();
        return matches(last) ? { last } : undefined;
      },
      timeoutMs,
    ).then((result) => result.last);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}; it said: ${last.trim().slice(0, 800) || '(nothing)'}`);
  }
}

/** Adds the text of the page to the error with which `waiting` rejects. */
export async function explained<T>(waiting: Promise<T>, readPage: () => Promise<string>): Promise<T> {
  try {
    return await waiting;
  } catch (error) {
    const said = await readPage().catch(() => '(the page is gone)');
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}; the page says: ${said.trim().slice(0, 800) || '(nothing)'}`);
  }
}
