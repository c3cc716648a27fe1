type AnyFunction = (...given: never[]) => unknown;

/** Called with the arguments of a call and with its result. Returns the result for the caller. */
type Seen = (given: readonly unknown[], returned: unknown, self: unknown) => unknown;

/**
 * Replaces an object's own function by a proxy, which calls the function first. Returns what restores the function. Name,
 * length, members and text stay the function's own, and the caller gets what the function throws. Null if the page has
 * locked the function or computes it.
 */
export function swapFunction(owner: object, name: string, seen: Seen): (() => void) | null {
  const before = Reflect.getOwnPropertyDescriptor(owner, name);
  const original: unknown = before?.value;
  if (before === undefined || typeof original !== 'function') return null;
  let isOn = true;
  const toText = createToString(original, () => standIn);
  const standIn: AnyFunction = new Proxy(original as AnyFunction, {
    get(target, member, receiver) {
      const value: unknown = Reflect.get(target, member, receiver);
      return member === 'toString' ? toText(value) : value;
    },
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

/**
 * Returns what replaces a stand-in's `toString`, so that the text is the function's own: a proxy's text has no name, and
 * libraries tell by the text whether a function is the browser's or theirs.
 */
function createToString(original: object, standIn: () => unknown): (found: unknown) => unknown {
  let made: { of: unknown; proxy: unknown } | null = null;
  return (found) => {
    if (typeof found !== 'function' || Object.hasOwn(original, 'toString')) return found;
    if (made?.of !== found)
      made = {
        of: found,
        proxy: new Proxy(found as AnyFunction, {
          apply: (target, self: unknown, given) =>
            Reflect.apply(target, self === standIn() ? original : self, given),
        }),
      };
    return made.proxy;
  };
}

function define(owner: object, name: string, property: PropertyDescriptor): boolean {
  try {
    return Reflect.defineProperty(owner, name, property);
  } catch {
    return false;
  }
}
