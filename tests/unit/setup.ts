import { fakeBrowser } from './fake-browser.ts';

/** Modules that import the browser's API find this instead: webextension-polyfill takes a `browser` with an id as it is. */
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
