// biome-ignore lint/suspicious/noExplicitAny: a case may use and replace any of it
type Any = any;

/** A page's own world as far as a case uses it: a real window, or the fake page of the unit tests. */
export interface CasePage {
  console: Record<string, (...given: unknown[]) => unknown>;
  fetch(input: unknown, options?: unknown): Promise<Response>;
  XMLHttpRequest: Any;
  EventTarget: Any;
  Promise: PromiseConstructor;
  document: { baseURI: string };
  /** Everything that the page itself notices, in order. */
  noticed: string[];
  /** Resolves to the reasons of the rejections that nobody handled while `does` ran. */
  unhandledIn(does: () => unknown): Promise<string[]>;
}

/** What one page does with the functions that watching replaces, and what it finds out. */
export interface WatchedCase {
  /** What the page does with its functions first. */
  prepares?(page: CasePage): void;
  /** How the page then uses them. Returns what it finds out. */
  does(page: CasePage): unknown;
}

export type WatchedCases = Record<string, WatchedCase>;

/** Counts how often something of the page's is read. */
export function createCounter() {
  const counter = { reads: 0 };
  const read = (): undefined => {
    counter.reads += 1;
  };
  return { counter, read };
}

export function thrownBy(does: () => unknown): unknown {
  try {
    return does();
  } catch (thrown) {
    return thrown;
  }
}

/** Where the server answers for a case: `at('503')` answers with status 503, `at('cut')` cuts the connection. */
export function at(name: string): string {
  return `/watched/${name}`;
}

/** Sends a request and resolves once it has ended. */
export function sent(request: CasePage['XMLHttpRequest']): Promise<void> {
  return new Promise((resolve) => {
    request.addEventListener('loadend', () => resolve(), { once: true });
    request.send();
  });
}
