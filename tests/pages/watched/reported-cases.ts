import { at, createCounter, sent, thrownBy, type WatchedCases } from './watched-case.ts';

/** What pages did that broke under other tools which listen to them. Each names where it was reported. */
export const reportedCases: WatchedCases = {
  // Reported in rrweb-io/rrweb#1136, unjs/consola#298
  'a logged object whose getter logs the object again': {
    does: (page) => {
      const { counter, read } = createCounter();
      const target: Record<string, unknown> = { name: 'a' };
      const proxy = new Proxy(target, {
        get(one, name) {
          read();
          if (counter.reads < 50) page.console['warn']?.('read', proxy);
          return Reflect.get(one, name);
        },
      });
      target['self'] = proxy;
      page.console['log']?.(proxy);
      return counter.reads;
    },
  },
  // Reported in getsentry/sentry-javascript#21959
  'a page that wraps its console twice': {
    prepares: (page) => {
      for (const name of ['first', 'second']) {
        const original = page.console['log'];
        page.console['log'] = (...given) => {
          page.noticed.push(name);
          return original?.apply(page.console, given);
        };
      }
    },
    does: (page) => page.console['log']?.('a'),
  },
  // Reported in mpiton/tauri-pilot#191, as a library does that is silent for a moment
  'a page that puts another function in the console’s place for a moment': {
    does: (page) => {
      const { log } = page.console;
      page.console['log'] = () => page.noticed.push('silent');
      page.console['log']('a');
      Object.assign(page.console, { log });
      return [page.console['log'] === log, page.console['log']?.('b')];
    },
  },
  // Reported in getsentry/sentry-javascript#1104; Sentry makes a frame to find the browser's own fetch if the text has no name.
  'a page that reads fetch as text and expects its name': {
    does: ({ fetch }) => [
      String(fetch).replace(/\s+/g, ' '),
      fetch.toString() === `${fetch}`,
      fetch.toString.name,
    ],
  },
  // Reported in angular/zone.js#686, DevExpress/testcafe-hammerhead#2433
  'a library that looks whether its own wrapper is still there by its text': {
    prepares: (page) => {
      const original = page.fetch;
      page.fetch = function fetch(input: unknown) {
        return original(input);
      };
    },
    does: ({ fetch }) => fetch.toString().includes('original(input)'),
  },
  // Reported in ReactiveX/rxjs#5110
  'frozen options, and a signal that counts its listeners': {
    does: async (page) => {
      const { signal } = new AbortController();
      const { counter, read } = createCounter();
      Object.assign(signal, { addEventListener: read });
      const options = Object.freeze({ signal, headers: Object.freeze({ accept: 'text/plain' }) });
      const { status } = await page.fetch(at('200'), options);
      return [status, counter.reads, Object.keys(options)];
    },
  },
  // Reported in MiniProfiler/rack-mini-profiler#490, airbrake/airbrake-js#466
  'a fetch that is taken back under way, which the page handles': {
    does: (page) =>
      page.unhandledIn(async () => {
        const controller = new AbortController();
        const answer = page.fetch(at('200'), { signal: controller.signal });
        controller.abort();
        await answer.then(() => page.noticed.push('answered')).catch(({ name }) => page.noticed.push(name));
      }),
  },
  // Reported in airbrake/airbrake-js#466: error monitors need the rejections that nobody handles.
  'a wrapped fetch whose failure nobody handles': {
    prepares: (page) => {
      const original = page.fetch;
      page.fetch = (input) => original(input).then((response) => response);
    },
    does: (page) => page.unhandledIn(() => void page.fetch(at('cut'))),
  },
  // Reported in angular/zone.js#451
  'a page that puts its own class in the place of Promise': {
    prepares: (page) => {
      page.Promise = class extends Promise<unknown> {} as PromiseConstructor;
    },
    does: (page) => page.unhandledIn(() => void page.fetch(at('cut'))),
  },
  // Reported in DataDog/browser-sdk#865
  'one request object for fifty requests in a row': {
    does: async (page) => {
      const request = new page.XMLHttpRequest();
      let ends = 0;
      request.onloadend = () => {
        ends += 1;
      };
      for (let sends = 0; sends < 50; sends += 1) {
        request.open('GET', at('200'));
        await sent(request);
      }
      return [ends, request.status];
    },
  },
  // Reported in DataDog/browser-sdk#484
  'a request that was opened before': {
    prepares: (page) => {
      const early = new page.XMLHttpRequest();
      early.open('GET', at('404'));
      Object.assign(page, { early });
    },
    does: async (page) => {
      const early = Reflect.get(page, 'early');
      await sent(early);
      return early.status;
    },
  },
  // Reported in bugsnag/bugsnag-js#2076
  'an open and a fetch that are called on nothing': {
    does: async (page) => {
      const { open } = page.XMLHttpRequest.prototype;
      const { fetch } = page;
      return [
        String(thrownBy(() => Reflect.apply(open, undefined, ['bad method', at('a')]))).slice(0, 9),
        await Reflect.apply(fetch, undefined, [at('200')]).then(({ status }) => status),
        await Reflect.apply(fetch, {}, [at('200')]).then(
          ({ status }) => status,
          ({ name }) => name,
        ),
      ];
    },
  },
  // Reported in bugsnag/bugsnag-js#2055, as msw does
  'a request whose own send calls the class’s': {
    does: async (page) => {
      const request = new page.XMLHttpRequest();
      request.send = (...given: unknown[]) => {
        page.noticed.push('own send');
        return page.XMLHttpRequest.prototype.send.apply(request, given);
      };
      request.open('POST', at('200'));
      await sent(request);
      return request.status;
    },
  },
};
