import { runInThisContext } from 'node:vm';

/** Returns the value of an expression, or of the promise that it returns, as JSON, like a browser driver does. */
export async function evaluate<T>(expression: string): Promise<T> {
  const value: unknown = await runInThisContext(expression);
  return JSON.parse(JSON.stringify(value ?? null));
}
