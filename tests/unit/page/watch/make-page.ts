import type { PageGlobals } from '../../../../utils/page/watch/page-globals.ts';
import { recordPage } from '../../../../utils/page/watch/record-page.ts';
import { askEvent, tellEvent } from '../../../../utils/page/watch/watch-limits.ts';
import type { WatchedScripts } from '../../../../utils/page/watch/watched-page.ts';
import type { CasePage } from '../../../pages/watched/watched-case.ts';

/** A page's own world: the classes of this computer's Node, and a network that answers what its address says. */
export interface FakePage extends PageGlobals, CasePage, EventTarget {
  document: PageGlobals['document'];
  console: Record<string, (...given: unknown[]) => unknown>;
  fetch(input: unknown, options?: unknown): Promise<Response>;
}

class FakeXhr extends EventTarget {
  #status = 0;
  #isAsync = true;
  readyState = 0;
  get status(): number {
    return this.#status;
  }
  open(method: string, url: string, ...rest: unknown[]): string {
    if (method === 'bad method') throw new SyntaxError('no such method');
    this.#isAsync = rest.length === 0 || Boolean(rest[0]);
    this.readyState = 1;
    return `${method} ${url} ${rest.length}`;
  }
  send(): void {
    this.dispatchEvent(new Event('loadstart'));
    this.#status = 404;
    if (!this.#isAsync) this.readyState = 4;
    this.dispatchEvent(new Event('loadend'));
    const own: unknown = Reflect.get(this, 'onloadend');
    if (typeof own === 'function') own.call(this);
  }
  getAllResponseHeaders(): string {
    return 'content-type: text/html; charset=utf-8\r\nx-request-id: req-0001\r\n';
  }
}

export class FakeElement extends EventTarget {
  isRemoved = false;
  remove(): void {
    this.isRemoved = true;
  }
}

async function network(input: unknown, options?: { signal?: AbortSignal }): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  if (input instanceof Request && input.body !== null) await input.text();
  options?.signal?.throwIfAborted();
  if (url.includes('cut')) throw new TypeError('Failed to fetch');
  const status = Number(/\d{3}/.exec(url)?.[0] ?? 200);
  return new Response('{"a":1}', { status, headers: { 'Content-Type': 'application/json' } });
}

async function unhandledIn(does: () => unknown): Promise<string[]> {
  const heard: string[] = [];
  const hear = (reason: unknown): void => void heard.push(String(reason));
  process.on('unhandledRejection', hear);
  await does();
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off('unhandledRejection', hear);
  return heard;
}

export function makePage(): FakePage {
  const noticed: string[] = [];
  const target = new EventTarget();
  const log = (level: string) => {
    const methods = { [level]: (...given: unknown[]) => void noticed.push(`${level} ${given.length}`) };
    return methods[level]?.bind(null);
  };
  const page = Object.assign(target, {
    noticed,
    unhandledIn,
    console: Object.fromEntries(
      ['error', 'warn', 'info', 'log', 'debug'].map((level) => [level, log(level)]),
    ),
    // A bound function looks like one of the browser's own.
    fetch: network.bind(null),
    XMLHttpRequest: class extends FakeXhr {},
    EventTarget,
    Element: FakeElement,
    CustomEvent,
    Request,
    Response,
    Headers,
    URL,
    Promise,
    Date,
    document: Object.assign(new EventTarget(), { baseURI: 'https://shop.example/basket' }),
    location: { origin: 'https://shop.example' },
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
  });
  // A subclass of its own for each page, with the members in the place where a browser has them.
  const { constructor: _own, ...members } = Object.getOwnPropertyDescriptors(FakeXhr.prototype);
  Object.defineProperties(page.XMLHttpRequest.prototype, members);
  return page as unknown as FakePage;
}

export function ask({ document }: FakePage, what: 'start' | 'stay' | 'collect' | 'stop'): string | null {
  let told: string | null = null;
  const hear = (event: Event): void => {
    told = (event as CustomEvent<string>).detail;
  };
  document.addEventListener(tellEvent, hear);
  document.dispatchEvent(new CustomEvent(askEvent, { detail: what }));
  document.removeEventListener(tellEvent, hear);
  return told;
}

export function watch(page: FakePage): void {
  recordPage(page);
  ask(page, 'start');
}

export function collect(page: FakePage): WatchedScripts {
  return JSON.parse(ask(page, 'collect') ?? 'null');
}
