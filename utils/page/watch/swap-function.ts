type AnyFunction = (...given: never[]) => unknown;

/** Called with the arguments of a call and with its result. Returns the result for the caller. */
type Seen = (given: readonly unknown[], returned: unknown, self: unknown) => unknown;

/**
 * Replaces an object's own function by a proxy, which calls the function first. Returns what restores the function. Name,
 * length and members stay the function's own, and the caller gets what the function throws. Null if the page has locked
 * the function or computes it.
 */
export function swapFunction(owner: object, name: string, seen: Seen): (() => void) | null {
  const before = Reflect.getOwnPropertyDescriptor(owner, name);
  const original: unknown = before?.value;
  if (before === undefined || typeof original !== 'function') return null;
  let isOn = true;
  const standIn = new Proxy(original as AnyFunction, {
    apply(target, self, given) {
      const returned: unknown = Reflect.apply(target, self, given);
      if (!isOn) return returned;
      try {
        return seen(given, returned, self);
      } catch {
        return returned;
      }
    },
  });
  const isSwapped = define(owner, name, { ...before, value: standIn });
  if (!isSwapped) return null;
  return () => {
    isOn = false;
    // A page that has put its own function over ours keeps calling ours, which does nothing any more.
    if (Reflect.getOwnPropertyDescriptor(owner, name)?.value === standIn) define(owner, name, before);
  };
}

function define(owner: object, name: string, property: PropertyDescriptor): boolean {
  try {
    return Reflect.defineProperty(owner, name, property);
  } catch {
    return false;
  }
}
