import { expect, test } from 'vitest';
import { ask, type FakePage, makePage, watch } from './make-page.ts';

interface Scenario {
  /** What the page does with its functions first. */
  prepares?(page: FakePage): void;
  /** How the page then uses them; what it finds out. */
  does(page: FakePage): unknown;
}

/** Counts how often something of the page's is read. */
function createCounter() {
  const counter = { reads: 0 };
  const read = (): undefined => {
    counter.reads += 1;
  };
  return { counter, read };
}

/** Collects rejections that nobody handles while `does` runs. */
async function unhandledIn(does: () => unknown): Promise<string[]> {
  const heard: string[] = [];
  const hear = (reason: unknown): void => void heard.push(String(reason));
  process.on('unhandledRejection', hear);
  await does();
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off('unhandledRejection', hear);
  return heard;
}

function thrownBy(does: () => unknown): unknown {
  try {
    return does();
  } catch (thrown) {
    return thrown;
  }
}

/** A promise of a library's own, as Zone has. */
const ownPromise = { ['then' as string]: (next: (value: unknown) => void) => next(new Response('z')) };
const ownResponse = Object.assign(Promise.resolve(new Response('x')), { cancel: () => 'cancelled' });

const console: Record<string, Scenario> = {
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

const fetching: Record<string, Scenario> = {
  'a page that asks whether fetch is the browser’s own': {
    does: ({ fetch }) => [
      /\[native code\]/.test(Function.prototype.toString.call(fetch)),
      fetch.name,
      fetch.length,
      Object.hasOwn(fetch, 'prototype'),
    ],
  },
  'a fetch with members of the page’s': {
    prepares: (page) => Object.assign(page.fetch, { polyfill: true }),
    does: (page) => Reflect.get(page.fetch, 'polyfill'),
  },
  'a fetch that the page has put behind a proxy': {
    prepares: (page) => {
      const apply = (target: FakePage['fetch'], self: unknown, given: [unknown]) => {
        page.noticed.push('proxy');
        return Reflect.apply(target, self, given);
      };
      page.fetch = new Proxy(page.fetch, { apply });
    },
    does: async (page) => (await page.fetch('/200')).status,
  },
  'a fetch whose promise has a member of the page’s': {
    prepares: (page) => {
      page.fetch = () => ownResponse;
    },
    does: (page) => [page.fetch('/a') === ownResponse, ownResponse.cancel()],
  },
  'a fetch that returns no promise': {
    prepares: (page) => {
      page.fetch = (() => 7) as never;
    },
    does: (page) => page.fetch('/a'),
  },
  'a fetch that throws at once': {
    prepares: (page) => {
      page.fetch = () => {
        throw new RangeError('too many');
      };
    },
    does: (page) => thrownBy(() => page.fetch('/a')),
  },
  'a fetch that returns a promise of a library’s own, as Zone has': {
    prepares: (page) => {
      page.fetch = (() => ownPromise) as never;
    },
    does: (page) => (page.fetch('/a') as unknown) === ownPromise,
  },
  'an answer that is read as a stream': {
    does: async (page) => {
      const response = await page.fetch('/200');
      const first = await response.body?.getReader().read();
      return [response.bodyUsed, first?.value?.length];
    },
  },
  'a request that is taken back': {
    does: (page) => {
      const reason = new DOMException('over', 'AbortError');
      return page.fetch('/a', { signal: AbortSignal.abort(reason) }).catch((thrown) => thrown === reason);
    },
  },
  'one request object for two fetches': {
    does: async (page) => {
      const request = new Request('https://shop.example/200', { method: 'POST', body: 'a' });
      const { status } = await page.fetch(request);
      return [status, request.bodyUsed, await page.fetch(request).catch(({ name }) => name)];
    },
  },
  'an address that counts how often it becomes text': {
    does: async (page) => {
      const { counter, read } = createCounter();
      await page.fetch({ toString: () => String(read()) });
      return counter.reads;
    },
  },
  'options whose method is computed': {
    does: async (page) => {
      const { counter, read } = createCounter();
      const options = {
        get method() {
          return read();
        },
      };
      await page.fetch('/200', options);
      return counter.reads;
    },
  },
  'a failed fetch that nobody handles': { does: (page) => unhandledIn(() => void page.fetch('/cut')) },
  'a failed fetch that the page handles': {
    does: (page) => unhandledIn(() => page.fetch('/cut').catch(() => undefined)),
  },
};

const requesting: Record<string, Scenario> = {
  'a request without the argument that makes it wait': {
    does: (page) => {
      const request = new page.XMLHttpRequest();
      return [[], [undefined], [false]].map((rest) => request.open('GET', '/a', ...rest));
    },
  },
  'an open that the browser refuses': {
    does: (page) => thrownBy(() => new page.XMLHttpRequest().open('bad method', '/a')),
  },
  'an open that a library has wrapped, as Sentry does': {
    prepares: (page) => {
      const { open } = page.XMLHttpRequest.prototype;
      page.XMLHttpRequest.prototype.open = function (this: object, ...given: unknown[]) {
        Reflect.set(this, 'mine', given.length);
        return open.apply(this, given);
      };
    },
    does: (page) => {
      const request = new page.XMLHttpRequest();
      return [request.open('GET', '/a', true), request.mine];
    },
  },
  'one request object that is opened and sent twice': {
    does: (page) => {
      const request = new page.XMLHttpRequest();
      request.addEventListener('loadend', () => page.noticed.push(`end ${request.status}`));
      for (const url of ['/a', '/b']) {
        request.open('GET', url);
        request.send();
      }
    },
  },
  'a class without open': {
    prepares: (page) => {
      page.XMLHttpRequest = undefined;
    },
    does: (page) => typeof page.XMLHttpRequest,
  },
  'an open that is called on something else': {
    does: (page) => page.XMLHttpRequest.prototype.open.call({}, 'GET', '/a'),
  },
};

const scenarios = Object.entries({ ...console, ...fetching, ...requesting });

async function run(
  { prepares, does }: Scenario,
  before: (page: FakePage) => void,
  after: (page: FakePage) => void,
): Promise<unknown> {
  const page = makePage();
  before(page);
  prepares?.(page);
  after(page);
  return { returned: await does(page), noticed: page.noticed };
}

const nothing = (): void => undefined;

test.each(scenarios)('%s behaves alike with and without watching', async (_what, scenario) => {
  const untouched = await run(scenario, nothing, nothing);
  expect(await run(scenario, nothing, watch)).toEqual(untouched);
  expect(await run(scenario, watch, nothing)).toEqual(untouched);
});

test.each(scenarios)('%s behaves alike once watching is over', async (_what, scenario) => {
  const untouched = await run(scenario, nothing, nothing);
  const watchAndStop = (page: FakePage): void => {
    watch(page);
    ask(page, 'stop');
  };
  expect(await run(scenario, nothing, watchAndStop)).toEqual(untouched);
  expect(await run(scenario, watch, (page) => ask(page, 'stop'))).toEqual(untouched);
});
