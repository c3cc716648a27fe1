import { fakeBrowser } from './fake-browser.ts';

/**
 * Modules that import the browser's API get the fake one. webextension-polyfill uses an existing `browser` that has an
 * id.
 */
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
