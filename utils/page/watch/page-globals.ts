// biome-ignore lint/suspicious/noExplicitAny: these classes are the page's own, and it may have replaced them
type Class = any;

/** What a page's own world has, as far as it is listened to. The page may have replaced any of it. */
export interface PageGlobals {
  console: object;
  fetch: (...given: never[]) => unknown;
  XMLHttpRequest: Class;
  EventTarget: Class;
  Element: Class;
  CustomEvent: Class;
  Request: Class;
  Response: Class;
  Headers: Class;
  URL: Class;
  Date: { now(): number };
  document: EventTarget & { baseURI: string };
  location: { origin: string };
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}
