const library = 'webextension-polyfill';
const native = '\0native-browser';

/**
 * Gives the code of our pages the browser's own API instead of the library that wraps it. A page calls only functions
 * that return promises in every browser we support. The background needs the library: in Chromium before 123 its
 * functions for menus return none.
 */
export const nativeBrowser = {
  name: 'native-browser',
  enforce: 'pre',
  resolveId: (id: string) => (id === library ? native : null),
  load: (id: string) => (id === native ? "export { browser as default } from 'wxt/browser';" : null),
} as const;
