import { cleanAddress } from '../health/clean-address.ts';
import { errorName } from './console-text.ts';
import type { PageGlobals } from './page-globals.ts';
import type { Ring } from './ring.ts';
import { swapFunction } from './swap-function.ts';
import type { WatchedRequest } from './watched-page.ts';

/** The headers with which a server names a request. */
const traceHeaders = ['x-request-id', 'x-correlation-id', 'traceparent'];

interface Recorder {
  requests: Ring<WatchedRequest>;
  now(): number;
}

/** Returns a getter of a class, which fails for everything but the class's own objects, without running code of the page. */
function getterOf(owner: unknown, name: string): (self: unknown) => unknown {
  const prototype: unknown = typeof owner === 'function' ? Reflect.get(owner, 'prototype') : null;
  const getter =
    typeof prototype === 'object' && prototype !== null
      ? Reflect.getOwnPropertyDescriptor(prototype, name)?.get
      : undefined;
  return (self) => {
    try {
      return getter === undefined ? undefined : Reflect.apply(getter, self, []);
    } catch {
      return undefined;
    }
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Returns an answer's type without parameters, such as `application/json`. */
function typeIn(header: string): string {
  return /^[\w.+-]{1,40}\/[\w.+-]{1,60}/.exec(header.trim())?.[0].toLowerCase() ?? '';
}

function traceIn(header: (name: string) => string): string {
  return traceHeaders.map(header).find((id) => /^[\w.:/+=-]{4,100}$/.test(id)) ?? '';
}

/** Records the page's fetches. Returns what ends it; null if the page has locked `fetch`. */
export function recordFetch(page: PageGlobals, { requests, now }: Recorder): (() => void) | null {
  const hrefOf = getterOf(page.URL, 'href');
  const urlOf = getterOf(page.Request, 'url');
  const methodOf = getterOf(page.Request, 'method');
  const statusOf = getterOf(page.Response, 'status');
  const headersOf = getterOf(page.Response, 'headers');
  const readHeader = page.Headers?.prototype?.get;
  const ownPromise = page.Promise;
  const ownThen = page.Promise.prototype.then;
  const isBrowsersOwn = /\{\s*\[native code\]\s*\}\s*$/.test(
    Reflect.apply(page.Function.prototype.toString, page.fetch, []),
  );

  const begin = ([input, options]: readonly unknown[]): WatchedRequest => {
    const chosen: unknown =
      typeof options === 'object' && options !== null
        ? Reflect.getOwnPropertyDescriptor(options, 'method')?.value
        : undefined;
    const url = textOf(input) || textOf(hrefOf(input)) || textOf(urlOf(input));
    const request: WatchedRequest = {
      at: now(),
      method: methodIn(textOf(chosen) || textOf(methodOf(input)) || 'GET'),
      address: addressOf(url, page),
      by: 'fetch',
      status: null,
      what: '',
      trace: '',
      durationMs: null,
    };
    requests.add(request);
    return request;
  };

  return swapFunction(page, 'fetch', (given, returned) => {
    const request = begin(given);
    const answered = (response: unknown): void => {
      const headers = headersOf(response);
      const header = (name: string): string => textOf(Reflect.apply(readHeader, headers, [name]));
      request.durationMs = Math.round(now() - request.at);
      const status = statusOf(response);
      request.status = typeof status === 'number' ? status : 0;
      request.what = typeIn(header('content-type'));
      request.trace = traceIn(header);
    };
    const failed = (reason: unknown): void => {
      request.durationMs = Math.round(now() - request.at);
      request.status = 0;
      request.what = errorName(reason);
    };
    const isPlain =
      returned instanceof ownPromise &&
      Object.getPrototypeOf(returned) === ownPromise.prototype &&
      Reflect.ownKeys(returned).length === 0;
    if (isBrowsersOwn && isPlain) {
      // The page gets the next promise: looking at its own would tell the browser that somebody handles its rejection.
      return Reflect.apply(ownThen, returned, [
        (response: unknown) => {
          quietly(() => answered(response));
          return response;
        },
        (reason: unknown) => {
          quietly(() => failed(reason));
          throw reason;
        },
      ]);
    }
    // A page's own fetch may return a promise with members of its own, so the page keeps it.
    const then = isPlain ? ownThen : Reflect.get(Object(returned), 'then');
    if (typeof then === 'function')
      Reflect.apply(then, returned, [
        (response: unknown) => quietly(() => answered(response)),
        (reason: unknown) => quietly(() => failed(reason)),
      ]);
    return returned;
  });
}

/** Records the page's requests by `XMLHttpRequest`. Returns what ends it; null if the page has locked them. */
export function recordXhr(page: PageGlobals, { requests, now }: Recorder): (() => void) | null {
  const prototype = page.XMLHttpRequest?.prototype;
  if (prototype === undefined) return null;
  const listen = page.EventTarget.prototype.addEventListener;
  const statusOf = getterOf(page.XMLHttpRequest, 'status');
  const hrefOf = getterOf(page.URL, 'href');
  const readHeaders = Reflect.getOwnPropertyDescriptor(prototype, 'getAllResponseHeaders')?.value;
  const running = new WeakMap<object, WatchedRequest>();

  const watch = (self: object): void => {
    const on = (type: string, then: (request: WatchedRequest) => void): void => {
      const hear = (): void => {
        const request = running.get(self);
        if (request !== undefined) quietly(() => then(request));
      };
      Reflect.apply(listen, self, [type, hear]);
    };
    on('loadstart', (request) => {
      request.at = now();
    });
    on('loadend', (request) => {
      const status = statusOf(self);
      const all = textOf(Reflect.apply(readHeaders, self, []) ?? '');
      const header = (name: string): string =>
        new RegExp(`^${name}: *(.*)$`, 'im').exec(all)?.[1]?.trim() ?? '';
      request.durationMs = Math.round(now() - request.at);
      request.status = typeof status === 'number' ? status : 0;
      request.what = typeIn(header('content-type'));
      request.trace = traceIn(header);
    });
  };

  return swapFunction(prototype, 'open', ([method, url], returned, self) => {
    if (typeof self !== 'object' || self === null) return returned;
    if (!running.has(self)) watch(self);
    const request: WatchedRequest = {
      at: now(),
      method: methodIn(textOf(method)),
      address: addressOf(textOf(url) || textOf(hrefOf(url)), page),
      by: 'xhr',
      status: null,
      what: '',
      trace: '',
      durationMs: null,
    };
    requests.add(request);
    running.set(self, request);
    return returned;
  });
}

function methodIn(method: string): string {
  return /^[a-z]{1,12}$/i.test(method) ? method.toUpperCase() : '';
}

/** A whole address is not resolved first: a page may make thousands of requests a minute. */
function addressOf(url: string, { document, location }: PageGlobals): string {
  if (url === '') return '';
  try {
    const whole = /^https?:\/\//i.test(url) ? url : new URL(url, document.baseURI).href;
    return cleanAddress(whole, location.origin);
  } catch {
    return '';
  }
}

function quietly(run: () => unknown): void {
  try {
    run();
  } catch {
    // Whatever goes wrong here is not the page's concern.
  }
}
