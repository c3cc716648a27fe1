import { at, type CasePage, createCounter, thrownBy, type WatchedCases } from './watched-case.ts';

/** A promise of a library's own, as Zone has. */
const ownPromise = { ['then' as string]: (next: (value: unknown) => void) => next(new Response('z')) };

export const fetchCases: WatchedCases = {
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
      const apply = (target: CasePage['fetch'], self: unknown, given: [unknown]) => {
        page.noticed.push('proxy');
        return Reflect.apply(target, self, given);
      };
      page.fetch = new Proxy(page.fetch, { apply });
    },
    does: async (page) => (await page.fetch(at('200'))).status,
  },
  'a fetch whose promise has a member of the page’s': {
    prepares: (page) => {
      const ownResponse = Object.assign(Promise.resolve(new Response('x')), { cancel: () => 'cancelled' });
      page.fetch = () => ownResponse;
    },
    does: (page) => {
      const answer = page.fetch(at('a'));
      return [answer === page.fetch(at('a')), (answer as unknown as { cancel(): string }).cancel()];
    },
  },
  'a fetch that returns no promise': {
    prepares: (page) => {
      page.fetch = (() => 7) as never;
    },
    does: (page) => page.fetch(at('a')),
  },
  'a fetch that throws at once': {
    prepares: (page) => {
      page.fetch = () => {
        throw new RangeError('too many');
      };
    },
    does: (page) => thrownBy(() => page.fetch(at('a'))),
  },
  'a fetch that returns a promise of a library’s own, as Zone has': {
    prepares: (page) => {
      page.fetch = (() => ownPromise) as never;
    },
    does: (page) => (page.fetch(at('a')) as unknown) === ownPromise,
  },
  'an answer that is read as a stream': {
    does: async (page) => {
      const response = await page.fetch(at('200'));
      const first = await response.body?.getReader().read();
      return [response.bodyUsed, first?.value?.length];
    },
  },
  'a request that is taken back': {
    does: (page) => {
      const reason = new DOMException('over', 'AbortError');
      return page.fetch(at('a'), { signal: AbortSignal.abort(reason) }).catch((thrown) => thrown === reason);
    },
  },
  'one request object for two fetches': {
    does: async (page) => {
      const address = new URL(at('200'), page.document.baseURI);
      const request = new Request(address, { method: 'POST', body: 'a' });
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
      await page.fetch(at('200'), options);
      return counter.reads;
    },
  },
  'a failed fetch that nobody handles': {
    does: (page) => page.unhandledIn(() => void page.fetch(at('cut'))),
  },
  'a failed fetch that the page handles': {
    does: (page) => page.unhandledIn(() => page.fetch(at('cut')).catch(() => undefined)),
  },
};
