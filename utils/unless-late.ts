/** Stands for an answer that did not come in time. */
export const late = Symbol('late');

/** Resolves with the answer, or with `late` if it takes longer. Rejects as the answer does. */
export async function unlessLate<T>(withinMs: number, answer: Promise<T>): Promise<T | typeof late> {
  if (withinMs === Infinity) return answer;
  const { promise: timeOver, resolve } = Promise.withResolvers<typeof late>();
  const timer = setTimeout(() => resolve(late), withinMs);
  try {
    return await Promise.race([answer, timeOver]);
  } finally {
    clearTimeout(timer);
  }
}
