/**
 * The current value, the values before it and the undone values. Values are never changed in place, so that undo is
 * exact.
 */
export interface History<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
}

const mostSteps = 1000;

export function historyOf<T>(now: T): History<T> {
  return { past: [], now, future: [] };
}

/** Adds a step. Returns the same history if the value is the same. */
export function recorded<T>(history: History<T>, now: T): History<T> {
  if (now === history.now) return history;
  return { past: [...history.past.slice(1 - mostSteps), history.now], now, future: [] };
}

/** Changes the result of the last step. Undo then goes back to before that step. */
export function amended<T>(history: History<T>, now: T): History<T> {
  return { ...history, now, future: [] };
}

export function undone<T>(history: History<T>): History<T> {
  const now = history.past.at(-1);
  if (now === undefined) return history;
  return { past: history.past.slice(0, -1), now, future: [history.now, ...history.future] };
}

export function redone<T>(history: History<T>): History<T> {
  const [now, ...future] = history.future;
  if (now === undefined) return history;
  return { past: [...history.past, history.now], now, future };
}
