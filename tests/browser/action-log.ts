import type { Browser } from './drivers/types.ts';

/** The calls that a test made to its browser, in order. */
export class ActionLog {
  readonly #begun = performance.now();
  readonly #lines: { text: string; at: number; times: number }[] = [];

  /** A repeated action, such as a poll, stays one line. */
  add(text: string): void {
    const last = this.#lines.at(-1);
    if (last?.text === text) last.times += 1;
    else this.#lines.push({ text, at: performance.now() - this.#begun, times: 1 });
  }

  /** Returns a line for each action: seconds since the beginning, the action, how often in a row. */
  toString(): string {
    return this.#lines
      .map(({ text, at, times }) => {
        const often = times > 1 ? ` (${times} times)` : '';
        return `${(at / 1000).toFixed(2).padStart(7)}  ${text}${often}`;
      })
      .join('\n');
  }
}

const originals = new WeakMap<object, object>();

/** Returns the same browser, but its calls are logged, as are the calls to its tabs, pages and controls. */
export function recordActions(browser: Browser): { browser: Browser; actions: ActionLog } {
  const actions = new ActionLog();
  return { browser: recorded(browser, '', actions), actions };
}

function recorded<T extends object>(driven: T, path: string, log: ActionLog): T {
  const proxy = new Proxy(driven, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function' || typeof name === 'symbol') return member;
      return (...args: unknown[]) => {
        const call = `${path}${name}(${args.map(toWord).join(', ')})`;
        const result: unknown = Reflect.apply(member, target, args.map(toOriginal));
        if (!(result instanceof Promise))
          return isDriven(result) ? recorded(result, `${call}.`, log) : result;
        log.add(call);
        return result.then(
          (value: unknown) => (isDriven(value) ? recorded(value, `${call}.`, log) : value),
          (thrown: unknown) => {
            log.add(`${call} failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
            throw thrown;
          },
        );
      };
    },
  });
  originals.set(proxy, driven);
  return proxy;
}

/** Whether a value is a tab, a page or a control. */
function isDriven(value: unknown): value is object {
  return typeof value === 'object' && value !== null && ('screenshot' in value || 'waitFor' in value);
}

/** Returns the driver's own object for a recorded one, because the drivers know only their own objects. */
function toOriginal(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (originals.get(value) ?? value) : value;
}

const longest = 80;

function toWord(value: unknown): string {
  if (typeof value === 'object' && value !== null && originals.has(value)) return 'it';
  const text = value instanceof RegExp ? String(value) : (JSON.stringify(value) ?? 'undefined');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
