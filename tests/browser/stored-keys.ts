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

/** The API keys that are kept, by their helpdesk's base URL. */
export function storedKeys(browser: Browser): Promise<Record<string, string>> {
  return browser.evaluateInExtension(browser.name === 'firefox' ? inFirefox : inChromium);
}

/** Keeps a key as connecting does in Firefox. In Chromium it is in the local storage with everything else. */
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
