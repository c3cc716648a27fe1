import type { Browser } from './drivers/types.ts';

const inFirefox = `(async () => {
  const keys = {};
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('key of ')) continue;
    const opening = indexedDB.open(name);
    await new Promise((resolve) => { opening.onsuccess = resolve; });
    const reading = opening.result.transaction('keys').objectStore('keys').get('key');
    await new Promise((resolve) => { reading.onsuccess = resolve; });
    opening.result.close();
    keys[name.slice('key of '.length)] = reading.result;
  }
  return keys;
})()`;

const inChromium = 'chrome.storage.local.get("apiKeys").then(({ apiKeys = {} }) => apiKeys)';

/** The stored API keys, by the base URL of their helpdesk. */
export function storedKeys(browser: Browser): Promise<Record<string, string>> {
  return browser.evaluateInExtension(browser.name === 'firefox' ? inFirefox : inChromium);
}

/** Stores a key as connecting does. Only in Firefox: in Chromium the key is a part of `storage.local`, which the caller writes. */
export async function storeKey(browser: Browser, baseUrl: string, key: string): Promise<void> {
  if (browser.name !== 'firefox') return;
  await browser.evaluateInExtension(`new Promise((resolve, reject) => {
    const opening = indexedDB.open(${JSON.stringify(`key of ${baseUrl}`)}, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('keys', 'readwrite');
      writing.objectStore('keys').put(${JSON.stringify(key)}, 'key');
      writing.oncomplete = () => { opening.result.close(); resolve(null); };
    };
  })`);
}
