interface BrowserEvent {
  addListener(listener: (...args: unknown[]) => unknown): void;
  removeListener(listener: (...args: unknown[]) => unknown): void;
}

function isEvent(value: object): value is BrowserEvent {
  return 'addListener' in value && 'removeListener' in value;
}

/** A page or the background of the extension. Once the context has ended, its calls have no effect, as in a browser. */
export interface Context {
  url: string;
  isAlive: boolean;
}

/**
 * Returns the browser's API for one context. After the context has ended, its calls are never answered and it gets no
 * events.
 */
export function apiFor<Api extends object>(api: Api, context: Context): Api {
  return Object.fromEntries(
    Object.entries(api).map(([name, value]) => [name, memberFor(value, context)]),
  ) as Api;
}

function memberFor(value: unknown, context: Context): unknown {
  if (typeof value === 'function') return callFor(value as (...args: unknown[]) => unknown, context);
  if (typeof value !== 'object' || value === null) return value;
  return isEvent(value) ? eventFor(value, context) : apiFor(value, context);
}

function callFor(call: (...args: unknown[]) => unknown, context: Context) {
  return (...args: unknown[]): unknown => {
    if (!context.isAlive) return new Promise(() => undefined);
    const answer = call(...args);
    if (!(answer instanceof Promise)) return answer;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const ifAlive = (settle: (value: unknown) => void) => (value: unknown) => {
      if (context.isAlive) settle(value);
    };
    answer.then(ifAlive(resolve), ifAlive(reject));
    return promise;
  };
}

function eventFor(event: BrowserEvent, context: Context): BrowserEvent {
  const added = new Map<unknown, (...args: unknown[]) => unknown>();
  return {
    addListener(listener) {
      const ifAlive = (...args: unknown[]) => (context.isAlive ? listener(...args) : undefined);
      added.set(listener, ifAlive);
      event.addListener(ifAlive);
    },
    removeListener(listener) {
      const registered = added.get(listener);
      if (registered !== undefined) event.removeListener(registered);
      added.delete(listener);
    },
  };
}
