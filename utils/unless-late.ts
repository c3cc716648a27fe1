/** Stands for an answer that did not come in time. */
export const late = Symbol('late');

/** A browser's timer counts to this. A timer of a longer time, or of `Infinity`, ends at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Resolves with the answer, or with `late` if the answer takes longer than `withinMs`. Rejects if the answer rejects. */
export async function unlessLate<T>(withinMs: number, answer: Promise<T>): Promise<T | typeof late> {
  if (withinMs > longestTimerMs) return answer;
  const { promise: timeOver, resolve } = Promise.withResolvers<typeof late>();
  const timer = setTimeout(() => resolve(late), withinMs);
  try {
    return await Promise.race([answer, timeOver]);
  } finally {
    clearTimeout(timer);
  }
}
