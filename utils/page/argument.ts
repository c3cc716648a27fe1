/** Injected files take no arguments; what they need is left for them here, in the extension's own world of the page. */
export const argumentName = 'ticketCaptureArgument';

export function takeArgument<T>(): T {
  const world = globalThis as unknown as Record<string, T>;
  const argument = world[argumentName];
  delete world[argumentName];
  return argument as T;
}
