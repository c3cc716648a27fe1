import { runInThisContext } from 'node:vm';

/** The value of an expression, or of the promise it gives, as a browser hands it to its driver: as JSON. */
export async function evaluate<T>(expression: string): Promise<T> {
  const value: unknown = await runInThisContext(expression);
  return JSON.parse(JSON.stringify(value ?? null));
}
