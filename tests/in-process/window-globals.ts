import { Window } from 'happy-dom';
import { populateGlobal } from 'vitest/runtime';
import { hiddenRule } from './shown-page.ts';

/** Globals that stay Node's own, so that the network, the store and the clock are real. */
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

/**
 * Wraps `fetch` as a browser does for an extension: it hides a redirect's status and target, and shows only the type
 * `opaqueredirect`.
 */
function asInABrowser(request: typeof fetch): typeof fetch {
  return async (url, init) => {
    const response = await request(url, init);
    const isHidden = init?.redirect === 'manual' && response.status >= 300 && response.status < 400;
    if (!isHidden) return response;
    await response.body?.cancel();
    const properties = { type: { value: 'opaqueredirect' }, status: { value: 0 } };
    return Object.defineProperties(new Response(), properties);
  };
}

/** Stands in for `DataTransfer`: happy-dom's own accepts only its own files. */
class ChosenFiles {
  readonly files: File[] = [];
  readonly items = { add: (file: File) => void this.files.push(file) };
}

/** The window in which all screens are drawn, with one body for each screen. */
export interface ScreenWindow {
  go(url: string): void;
  setOnline(online: boolean): void;
  /** Tells the page in front that it is being hidden or closed. */
  leave(): void;
  /** Sets what `window.close()` does. */
  onClose(close: () => void): void;
}

/** Makes Node's global object also a page's `window`. */
export function installWindow(): ScreenWindow {
  const window = new Window({ url: firstUrl, width: 1280, height: 800 });
  window.document.head.innerHTML = hiddenRule;
  const own = ownNames.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  const { locks } = navigator;
  populateGlobal(globalThis, window, { bindFunctions: true });
  for (const [name, property] of own) if (property) Object.defineProperty(globalThis, name, property);
  const { userAgent } = window.navigator;
  const around = { isOnline: true, visibility: 'visible', close: (): void => undefined };
  const online = asInABrowser(fetch);
  const fetchIfOnline: typeof fetch = async (...request) => {
    if (!around.isOnline) throw new TypeError('Failed to fetch');
    return online(...request);
  };
  Object.assign(globalThis, { fetch: fetchIfOnline, DataTransfer: ChosenFiles });
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
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => around.visibility });
  Object.defineProperty(globalThis, 'close', { configurable: true, value: () => around.close() });
  return {
    go: (url) => window.happyDOM.setURL(url),
    leave() {
      around.visibility = 'hidden';
      document.dispatchEvent(new Event('visibilitychange'));
      around.visibility = 'visible';
    },
    setOnline(online) {
      around.isOnline = online;
      globalThis.dispatchEvent(new Event(online ? 'online' : 'offline'));
    },
    onClose(close) {
      around.close = close;
    },
  };
}
