import { at, type CasePage, sent, type WatchedCases } from './watched-case.ts';

/** What only a real browser has. */
type RealPage = CasePage & Window & typeof globalThis;

/** The cases that need a real browser. */
export const browserCases: WatchedCases = {
  // Reported in getsentry/sentry-javascript#13806, open-telemetry/opentelemetry-js#4888
  'an answer without an end, of which the page reads a part': {
    does: async (page) => {
      const response = await page.fetch(at('endless?counted'));
      const reader = response.body?.getReader();
      const first = await reader?.read();
      await reader?.cancel();
      const isOpen = async () => (await (await page.fetch(at('endless-now'))).text()) !== '0';
      for (let tries = 0; tries < 500 && (await isOpen()); tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 20));
      return [response.bodyUsed, (first?.value?.length ?? 0) > 0, await isOpen()];
    },
  },
  // Reported in angular/zone.js#451
  'a page that counts the callbacks of promises': {
    prepares: (page) => {
      const { prototype } = page.Promise;
      const original = prototype.then;
      const count = function (this: Promise<unknown>, ...given: never[]): unknown {
        page.noticed.push('then');
        return Reflect.apply(original, this, given);
      };
      Reflect.set(prototype, 'then', count);
    },
    does: async (page) => {
      const before = page.noticed.length;
      const answer = page.fetch(at('200'));
      const counted = page.noticed.length - before;
      const { status } = await answer;
      return [counted, status];
    },
  },
  // Reported in liriliri/chobitsu#25
  'an answer that is taken back while the page reads it': {
    does: (page) =>
      page.unhandledIn(async () => {
        const controller = new AbortController();
        const response = await page.fetch(at('endless'), { signal: controller.signal });
        const text = response.text();
        controller.abort();
        await text.catch(({ name }) => page.noticed.push(name));
      }),
  },
  // Reported in signalfx/splunk-otel-js-web#150, skepticfx/wshook#7
  'a page that makes a class of WebSocket': {
    does: async (given) => {
      const { WebSocket, location } = given as RealPage;
      class Own extends WebSocket {
        own = true;
      }
      const socket = new Own(`ws://${location.host}${at('200')}`);
      for (const type of ['open', 'error', 'close'])
        socket.addEventListener(type, () => given.noticed.push(type));
      await new Promise((resolve) => socket.addEventListener('close', resolve));
      return [WebSocket.CONNECTING, WebSocket.CLOSED, socket.OPEN, socket instanceof WebSocket, socket.own];
    },
  },
  // Reported in bugsnag/bugsnag-js#1257
  'a page that sends a last word with a beacon': {
    does: async (given) => {
      const { navigator } = given as RealPage;
      return [navigator.sendBeacon(at('200'), 'a'), String(navigator.sendBeacon).includes('native code')];
    },
  },
  'a page that listens to events of its server': {
    does: async (given) => {
      const source = new (given as RealPage).EventSource(at('events'));
      const data = await new Promise((resolve) => {
        source.onmessage = (event) => resolve(event.data);
      });
      source.close();
      return [data, source.readyState];
    },
  },
  'a page whose service worker answers': {
    does: async (given) => {
      const { serviceWorker } = (given as RealPage).navigator;
      const controlled = new Promise((resolve) => {
        serviceWorker.oncontrollerchange = resolve;
      });
      const registration = await serviceWorker.register(at('worker.js'), { scope: given.document.baseURI });
      await controlled;
      const texts = [await (await given.fetch(at('by-worker'))).text()];
      const request = new given.XMLHttpRequest();
      request.open('GET', at('by-worker'));
      await sent(request);
      await registration.unregister();
      return [...texts, request.responseText];
    },
  },
  'a worker of the page, which asks and logs for itself': {
    does: async () => {
      const code = `fetch('data:,a').then(({ status }) =>
        postMessage([status, String(fetch), String(console.log), String(XMLHttpRequest.prototype.open)]));`;
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      const told = await new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
      });
      worker.terminate();
      return told;
    },
  },
  'a page that counts the frames above its callbacks': {
    does: async (page) => {
      const depth = () =>
        new Error('here').stack?.split('\n').filter((line) => line.includes('cases.js')).length;
      const all = () => new Error('here').stack?.trim().split('\n').length;
      const request = new page.XMLHttpRequest();
      const counted: unknown[] = [];
      request.onload = () => counted.push([depth(), all()]);
      request.open('GET', at('200'));
      await sent(request);
      await page.fetch(at('200')).then(() => counted.push([depth(), all()]));
      setTimeout(() => counted.push([depth(), all()]));
      await new Promise((resolve) => setTimeout(resolve, 20));
      return counted;
    },
  },
  'a page that looks at how its functions are kept': {
    does: (given) => {
      const page = given as RealPage;
      const keptIn = (owner: object, name: string) => {
        const { value, ...how } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
        return [typeof value, value?.name, value?.length, Object.getOwnPropertyNames(value).sort(), how];
      };
      return [
        keptIn(page, 'fetch'),
        keptIn(page.XMLHttpRequest.prototype, 'open'),
        ...Object.keys(page.console).map((name) => [name, typeof page.console[name]]),
        keptIn(page.console, 'log'),
        keptIn(page, 'WebSocket').slice(0, 3),
        page.fetch === page.self.fetch,
        Object.keys(page).filter((name) => /ticket|capture/i.test(name)),
        Object.keys(page.document.documentElement.dataset),
      ];
    },
  },
  'a page that hears its own errors, and prevents what the browser does of them': {
    does: async (given) => {
      const page = given as RealPage;
      page.onerror = (message, _file, _line, _column, error) => {
        page.noticed.push(`${message} ${error?.name}`);
        return true;
      };
      page.setTimeout(() => {
        throw new RangeError('mine');
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      page.onerror = null;
    },
  },
  'a page that sends a form, a blob, a URL and an answer’s copy': {
    does: async (page) => {
      const form = new FormData();
      form.append('a', new Blob(['b']), 'b.txt');
      const statuses = [
        await page.fetch(at('200'), { method: 'POST', body: form }),
        await page.fetch(new URL(at('404'), page.document.baseURI)),
        await page.fetch(URL.createObjectURL(new Blob(['c']))),
      ].map(({ status }) => status);
      const response = await page.fetch(at('200'));
      const copy = response.clone();
      return [statuses, response.type, await response.text(), await copy.json()];
    },
  },
  'a page that asks three times at once and reads them in any order': {
    does: async (page) => {
      const answers = ['200', '404', '503'].map((name) => page.fetch(at(name)));
      return Promise.all(answers.toReversed().map(async (answer) => (await answer).status));
    },
  },
};
