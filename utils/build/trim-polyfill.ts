const wrapping = 'module.exports = wrapAPIs(chrome);';

/**
 * webextension-polyfill without what it wraps around the calls of Chromium: those took callbacks in Manifest V2, and all
 * that we call return promises by themselves since long before the oldest version we run in (`contextMenus.removeAll`
 * since 123; before that it is merely not waited for, and what follows comes after it all the same). Messages are answered
 * through the function that every browser hands over. What is left of the library is one name for two browsers. Takes the
 * library's file and throws where it is not as known.
 */
export function trimPolyfill(code: string): string {
  if (!code.includes(wrapping)) throw new Error('webextension-polyfill wraps in another way');
  return code.replace(wrapping, 'module.exports = chrome;');
}
