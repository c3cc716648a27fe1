import type { Browser } from './drivers/types.ts';

/** All that a test can leave behind in a browser, as JSON. */
export type BrowserState = Record<string, unknown>;

const inExtension = `(async () => {
  const entries = async (name) => {
    const opening = indexedDB.open(name);
    await new Promise((resolve, reject) => { opening.onsuccess = resolve; opening.onerror = () => reject(opening.error); });
    const database = opening.result;
    const counts = {};
    for (const store of database.objectStoreNames) {
      const counting = database.transaction(store).objectStore(store).count();
      await new Promise((resolve) => { counting.onsuccess = resolve; });
      counts[store] = counting.result;
    }
    database.close();
    return counts;
  };
  // The product makes its database a moment after its installation.
  while (!(await indexedDB.databases()).some(({ name }) => name === 'ticket-capture'))
    await new Promise((resolve) => setTimeout(resolve, 25));
  const databases = {};
  for (const { name } of await indexedDB.databases()) databases[name] = await entries(name);
  return {
    'local storage': await chrome.storage.local.get(null),
    'session storage': await chrome.storage.session.get(null),
    'sync storage': await chrome.storage.sync.get(null),
    'web storage of the extension': { ...localStorage },
    'databases': databases,
    'caches': await caches.keys(),
    'alarms': (await chrome.alarms.getAll()).map(({ name }) => name),
    'badge': await chrome.action.getBadgeText({}),
    'granted origins': (await chrome.permissions.getAll()).origins,
    'registered scripts': (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
    'tabs': (await chrome.tabs.query({})).length,
  };
})()`;

const inPage = `(async () => ({
  'cookies': document.cookie,
  'web storage of a page': { ...localStorage },
  'databases of a page': (await indexedDB.databases()).map(({ name }) => name),
}))()`;

/** Reads the state of a browser. `url`: a page whose site data is read, in a tab that is closed again. */
export async function stateOf(browser: Browser, url: string): Promise<BrowserState> {
  const logged = { 'console lines': browser.consoleLines().filter((line) => line.includes('left behind')) };
  const extension = await browser.evaluateInExtension<BrowserState>(inExtension);
  const tab = await browser.openTab(url);
  const page = await tab.evaluate<BrowserState>(inPage);
  const zoom = { zoom: await tab.evaluate('devicePixelRatio') };
  await tab.close();
  return { ...logged, ...extension, ...page, ...zoom };
}

const leakInExtension = `(async () => {
  await chrome.storage.local.set({ left: 'behind' });
  await chrome.storage.session.set({ left: 'behind' });
  await chrome.storage.sync.set({ left: 'behind' });
  localStorage.setItem('left', 'behind');
  await new Promise((resolve, reject) => {
    const opening = indexedDB.open('left-behind', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows').add('left', 'behind');
    opening.onsuccess = () => { opening.result.close(); resolve(); };
    opening.onerror = () => reject(opening.error);
  });
  await caches.open('left-behind');
  await chrome.alarms.create('left-behind', { delayInMinutes: 60 });
  await chrome.action.setBadgeText({ text: 'left' });
  await chrome.scripting.registerContentScripts([
    { id: 'left-behind', js: ['page-task.js'], matches: ['http://127.0.0.1/left-behind'] },
  ]);
  return null;
})()`;

const leakInPage = `(async () => {
  document.cookie = 'left=behind; max-age=3600';
  localStorage.setItem('left', 'behind');
  await new Promise((resolve) => { indexedDB.open('left-behind', 1).onsuccess = resolve; });
  console.log('left behind');
  return null;
})()`;

/** Leaves something behind in every entry of the browser's state. */
export async function leakEverything(browser: Browser, url: string): Promise<void> {
  await browser.grantHost('http://127.0.0.1/*');
  await browser.evaluateInExtension(leakInExtension);
  const tab = await browser.openTab(url);
  await tab.evaluate(leakInPage);
  await browser.evaluateInExtension(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
    .then(([tab]) => chrome.tabs.setZoom(tab.id, 1.5)).then(() => null)`);
  await browser.openExtensionPage('options.html');
}
