import { cleanAddress, longestAddress } from '../health/clean-address.ts';
import { errorName } from './console-text.ts';
import { detachText } from './detach-text.ts';
import type { PageGlobals } from './page-globals.ts';
import type { Ring } from './ring.ts';
import { swapFunction } from './swap-function.ts';
import type { WatchedRequest } from './watched-page.ts';

/** The headers with which a server names a request. */
const traceHeaders = ['x-request-id', 'x-correlation-id', 'traceparent'];

/**
 * A request as it was seen. What takes a browser time, such as resolving its address, waits for `requestOf`: a page may
 * make thousands of requests of which nobody asks.
 */
export interface SeenRequest extends Pick<WatchedRequest, 'at' | 'by' | 'status' | 'durationMs'> {
  method: string;
  url: string;
  /** The address that `url` is relative to. */
  base: string;
  /** Why there was no answer; empty if there was one, or none yet. */
  failure: string;
  /** Returns a header of the answer; empty if it has none. */
  header(name: string): string;
}

interface Recorder {
  requests: Ring<SeenRequest>;
  now(): number;
}

const noHeader = (): string => '';

/** Returns what is told of a request: without what is private in its address. `origin`: the page's own. */
export function requestOf(
  { url, base, failure, header, method, ...seen }: SeenRequest,
  origin: string,
): WatchedRequest {
  return {
    ...seen,
    method: methodIn(method),
    address: addressOf(url, base, origin),
    what: failure || typeIn(header('content-type')),
    trace: traceIn(header),
  };
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

/** Returns what reads a header; empty if the answer has no headers, as that of a page's own `fetch` may not. */
function headerIn(read: () => unknown): string {
  try {
    return textOf(read());
  } catch {
    return '';
  }
}

/** Returns what reads a header of all of them. It stands here so that it keeps nothing of the request's object. */
function headerOf(all: string): (name: string) => string {
  return (name) => new RegExp(`^${name}: *(.*)$`, 'im').exec(all)?.[1]?.trim() ?? '';
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
  // The browser's own, whatever the page has put in the place of `Promise`.
  const ownPromise: object = Object.getPrototypeOf((async () => undefined)());

  const begin = ([input, options]: readonly unknown[]): SeenRequest => {
    const chosen: unknown =
      typeof options === 'object' && options !== null
        ? Reflect.getOwnPropertyDescriptor(options, 'method')?.value
        : undefined;
    const url = textOf(input) || textOf(hrefOf(input)) || textOf(urlOf(input));
    const request: SeenRequest = {
      at: now(),
      method: textOf(chosen) || textOf(methodOf(input)) || 'GET',
      url: shortened(url, page),
      base: page.document.baseURI,
      by: 'fetch',
      status: null,
      failure: '',
      header: noHeader,
      durationMs: null,
    };
    requests.add(request);
    return request;
  };

  return swapFunction(page, 'fetch', (given, returned) => {
    const request = begin(given);
    const answered = (response: unknown): void => {
      const headers = headersOf(response);
      request.header = (name) => headerIn(() => Reflect.apply(readHeader, headers, [name]));
      request.durationMs = Math.round(now() - request.at);
      const status = statusOf(response);
      request.status = typeof status === 'number' ? status : 0;
    };
    const failed = (reason: unknown): void => {
      request.durationMs = Math.round(now() - request.at);
      request.status = 0;
      request.failure = errorName(reason);
    };
    const isPlain =
      typeof returned === 'object' &&
      returned !== null &&
      Object.getPrototypeOf(returned) === ownPromise &&
      Reflect.ownKeys(returned).length === 0;
    if (isPlain) return passOn(returned, answered, failed);
    // A page's own fetch may return a promise with members of its own, so the page keeps it.
    const then: unknown = Reflect.get(Object(returned), 'then');
    if (typeof then === 'function')
      Reflect.apply(then, returned, [
        (response: unknown) => quietly(() => answered(response)),
        (reason: unknown) => quietly(() => failed(reason)),
      ]);
    return returned;
  });
}

/**
 * Resolves and rejects as `promise` does. The page gets this promise instead: looking at its own would tell the browser
 * that somebody handles its rejection. An `await` calls no `then`, which the page may have replaced.
 */
async function passOn(
  promise: unknown,
  answered: (response: unknown) => void,
  failed: (reason: unknown) => void,
): Promise<unknown> {
  try {
    const response = await promise;
    quietly(() => answered(response));
    return response;
  } catch (reason) {
    quietly(() => failed(reason));
    throw reason;
  }
}

/** Records the page's requests by `XMLHttpRequest`. Returns what ends it; null if the page has locked them. */
export function recordXhr(page: PageGlobals, { requests, now }: Recorder): (() => void) | null {
  const prototype = page.XMLHttpRequest?.prototype;
  if (prototype === undefined) return null;
  const listen = page.EventTarget.prototype.addEventListener;
  const statusOf = getterOf(page.XMLHttpRequest, 'status');
  const hrefOf = getterOf(page.URL, 'href');
  const readHeaders = Reflect.getOwnPropertyDescriptor(prototype, 'getAllResponseHeaders')?.value;
  const running = new WeakMap<object, SeenRequest>();

  const watch = (self: object): void => {
    const on = (type: string, then: (request: SeenRequest) => void): void => {
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
      // The page may use the object for its next request, so the headers are read now.
      request.header = headerOf(textOf(Reflect.apply(readHeaders, self, []) ?? ''));
      request.durationMs = Math.round(now() - request.at);
      request.status = typeof status === 'number' ? status : 0;
    });
  };

  return swapFunction(prototype, 'open', ([method, url], returned, self) => {
    if (typeof self !== 'object' || self === null) return returned;
    if (!running.has(self)) watch(self);
    const request: SeenRequest = {
      at: now(),
      method: textOf(method),
      url: shortened(textOf(url) || textOf(hrefOf(url)), page),
      base: page.document.baseURI,
      by: 'xhr',
      status: null,
      failure: '',
      header: noHeader,
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

/** Returns an address that is short enough to keep. */
function shortened(url: string, { document }: PageGlobals): string {
  if (url.length <= longestAddress) return detachText(url);
  try {
    return new URL(url.slice(0, longestAddress), document.baseURI).href;
  } catch {
    return '';
  }
}

function addressOf(url: string, base: string, origin: string): string {
  if (url === '') return '';
  try {
    return cleanAddress(new URL(url, base).href, origin);
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
