/** A screenshot that takes no longer needs no estimate. */
const longMs = 10_000;
/** A mean of fewer pictures says little: the first one waits until the page has drawn. */
const leastTaken = 3;
const stepSeconds = 5;

/**
 * Returns a function that estimates the seconds that a screenshot still takes, in steps of five, from how many pictures
 * of the window are taken and how many are needed. Null until the whole is known to take long; a number ever after.
 * `now` is in milliseconds.
 */
export function createTimeLeft(now: () => number): (done: number, of: number) => number | null {
  let first: { at: number; done: number } | null = null;
  let isLong = false;
  return (done, of) => {
    first ??= { at: now(), done };
    const passed = now() - first.at;
    const taken = done - first.done;
    if (taken + 1 < leastTaken) return null;
    const left = (passed / taken) * Math.max(0, of - done);
    isLong ||= passed + left > longMs;
    return isLong ? Math.max(1, Math.ceil(left / 1000 / stepSeconds)) * stepSeconds : null;
  };
}
