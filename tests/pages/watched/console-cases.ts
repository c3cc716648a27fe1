import { createCounter, type WatchedCases } from './watched-case.ts';

export const consoleCases: WatchedCases = {
  'a page that freezes its console': {
    prepares: (page) => Object.freeze(page.console),
    does: (page) => [page.console['log']?.('a'), Object.isFrozen(page.console)],
  },
  'a page that locks one method of its console': {
    prepares: (page) => Object.defineProperty(page.console, 'warn', { writable: false, configurable: false }),
    does: (page) => page.console['warn']?.('a', 'b'),
  },
  'a console without a method': {
    prepares: (page) => delete page.console['debug'],
    does: (page) => Object.keys(page.console),
  },
  'a console whose method is computed': {
    prepares: (page) => {
      const { counter, read } = createCounter();
      const get = () => {
        read();
        return () => counter.reads;
      };
      Object.defineProperty(page.console, 'log', { configurable: true, get });
    },
    does: (page) => [page.console['log']?.(), page.console['log']?.()],
  },
  'a logged object that counts its readers': {
    does: (page) => {
      const { counter, read } = createCounter();
      page.console['log']?.({
        get secret() {
          return read();
        },
        toString: read,
      });
      return counter.reads;
    },
  },
  'a logged proxy that counts its readers, as Vue and MobX have': {
    does: (page) => {
      const { counter, read } = createCounter();
      const traps = { get: read, getOwnPropertyDescriptor: read, getPrototypeOf: () => read() ?? null };
      page.console['log']?.(new Proxy({}, traps), new Proxy([], traps));
      return counter.reads;
    },
  },
  'a logged proxy that was revoked': {
    does: (page) => {
      const { proxy, revoke } = Proxy.revocable([], {});
      revoke();
      return page.console['log']?.(proxy);
    },
  },
  'an error with a computed message': {
    does: (page) => {
      const { counter, read } = createCounter();
      const error = new Error('a');
      Object.defineProperty(error, 'message', { get: read });
      page.console['error']?.(error);
      return counter.reads;
    },
  },
  'methods that are taken off the console and called alone': {
    does: ({ console: { log, error } }) => [log?.('a'), error?.('b'), log?.name, log?.length],
  },
};
