import { Window } from 'happy-dom';
import { populateGlobal } from 'vitest/runtime';

/** What Node has itself stays Node's: the network, the store and the clock are real. */
const ownNames = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'BroadcastChannel',
  'DOMException',
  'File',
  'FormData',
  'Headers',
  'MessageChannel',
  'MessagePort',
  'ReadableStream',
  'Request',
  'Response',
  'URL',
  'URLSearchParams',
  'clearInterval',
  'clearTimeout',
  'crypto',
  'fetch',
  'performance',
  'queueMicrotask',
  'setInterval',
  'setTimeout',
  'structuredClone',
] as const;

const firstUrl = 'about:blank';

/** The one window in which all screens are drawn, one body for each. */
export interface ScreenWindow {
  go(url: string): void;
  setOnline(online: boolean): void;
  /** What `window.close()` does. */
  onClose(close: () => void): void;
}

/** Makes Node's global object a page's `window` as well. */
export function installWindow(): ScreenWindow {
  const window = new Window({ url: firstUrl, width: 1280, height: 800 });
  const own = ownNames.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const { locks } = navigator;
  populateGlobal(globalThis, window, { bindFunctions: true });
  for (const [name, property] of own) if (property) Object.defineProperty(globalThis, name, property);
  const { userAgent } = window.navigator;
  const around: { isOnline: boolean; close(): void } = { isOnline: true, close: () => undefined };
  const clipboard = { writeText: async () => undefined };
  const screenNavigator = {
    locks,
    userAgent,
    clipboard,
    get onLine() {
      return around.isOnline;
    },
  };
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: screenNavigator });
  Object.defineProperty(globalThis, 'close', { configurable: true, value: () => around.close() });
  return {
    go: (url) => window.happyDOM.setURL(url),
    setOnline(online) {
      around.isOnline = online;
      globalThis.dispatchEvent(new Event(online ? 'online' : 'offline'));
    },
    onClose(close) {
      around.close = close;
    },
  };
}
