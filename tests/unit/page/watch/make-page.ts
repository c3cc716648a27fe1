import type { PageGlobals } from '../../../../utils/page/watch/page-globals.ts';
import { recordPage } from '../../../../utils/page/watch/record-page.ts';
import { askEvent, tellEvent } from '../../../../utils/page/watch/watch-limits.ts';
import type { WatchedScripts } from '../../../../utils/page/watch/watched-page.ts';

/** A page's own world: the classes of this computer's Node, and a network that answers what its address says. */
export interface FakePage extends PageGlobals, EventTarget {
  console: Record<string, (...given: unknown[]) => unknown>;
  fetch(input: unknown, options?: unknown): Promise<Response>;
  /** Everything that the page itself noticed, in order. */
  noticed: string[];
}

class FakeXhr extends EventTarget {
  #status = 0;
  get status(): number {
    return this.#status;
  }
  open(method: string, url: string, ...rest: unknown[]): string {
    if (method === 'bad method') throw new SyntaxError('no such method');
    return `${method} ${url} ${rest.length}`;
  }
  send(): void {
    this.dispatchEvent(new Event('loadstart'));
    this.#status = 404;
    this.dispatchEvent(new Event('loadend'));
  }
  getAllResponseHeaders(): string {
    return 'content-type: text/html; charset=utf-8\r\nx-request-id: req-0001\r\n';
  }
}

async function network(input: unknown, options?: { signal?: AbortSignal }): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input);
  if (input instanceof Request && input.body !== null) await input.text();
  options?.signal?.throwIfAborted();
  if (url.includes('cut')) throw new TypeError('Failed to fetch');
  const status = Number(/\d{3}/.exec(url)?.[0] ?? 200);
  return new Response('{"a":1}', { status, headers: { 'Content-Type': 'application/json' } });
export class FakeElement extends EventTarget {
  isRemoved = false;
  remove(): void {
    this.isRemoved = true;
  }
}

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
    console: Object.fromEntries(
      ['error', 'warn', 'info', 'log', 'debug'].map((level) => [level, log(level)]),
    ),
    // A bound function looks like one of the browser's own.
    fetch: network.bind(null),
    XMLHttpRequest: class extends FakeXhr {},
    EventTarget,
    CustomEvent,
    Request,
    Response,
    Headers,
    URL,
    Function,
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
    Element: FakeElement,

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
