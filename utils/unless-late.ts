/** Stands for an answer that did not come in time. */
export const late = Symbol('late');

/** Resolves with the answer, or with `late` if the answer takes longer than `withinMs`. Rejects if the answer rejects. */
export async function unlessLate<T>(withinMs: number, answer: Promise<T>): Promise<T | typeof late> {
  const { promise: timeOver, resolve } = Promise.withResolvers<typeof late>();
  const timer = setTimeout(() => resolve(late), withinMs);
  try {
    return await Promise.race([answer, timeOver]);
  } finally {
    clearTimeout(timer);
  }
}
