import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startHelpdesk } from '../helpdesk/helpdesk.ts';
import { expect, test } from './fixtures.ts';
import { addAnother, OptionsPage } from './pages/options.ts';
import { Popup } from './pages/popup.ts';
import { storedKeys } from './stored-keys.ts';

test('the key goes to its helpdesk in one header and is nowhere else but where keys are kept', async ({
  fresh: browser,
  helpdesk,
  pages,
}) => {
  const code = helpdesk.apiKey.split(':')[1] ?? helpdesk.apiKey;
  const seen: Record<string, string> = {};
  const { protocol, hostname } = new URL(helpdesk.url);
  await browser.allowHost(`${protocol}//${hostname}/*`);
  // Another page of ours hears every message between our pages and the background.
  const listener = await browser.openExtensionPage('manifest.json');
  await listener.evaluate(recordMessages);

  const options = await OptionsPage.open(browser);
  helpdesk.faults.add({ match: { path: '/me' }, effect: { kind: 'status', status: 401 } });
  await options.connect(helpdesk.url, helpdesk.apiKey);
  seen['the error while connecting'] = await options.surface.find('alert').waitForText(/did not accept/);
  await options.connectButton.click();
  await options.surface.waitForText(/Connected as /);
  seen['the options page'] = await options.surface.evaluate(outerHtml);

  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  helpdesk.faults.add({
    match: { path: /tickets/, method: 'POST' },
    effect: { kind: 'status', status: 401 },
  });
  await popup.createButton.click();
  seen['the error while creating'] = await popup.surface.find('alert').waitForText(/API key/);
  await popup.create();
  seen['the popup'] = await popup.surface.evaluate(outerHtml);
  seen['the page'] = await tab.evaluate(outerHtml);

  const messages = await listener.evaluate<string[]>('heard');
  expect(messages.some((message) => message.includes('"connect"'))).toBe(true);
  expect(messages.some((message) => message.includes('"create"'))).toBe(true);
  seen['the messages'] = messages.join('\n');
  seen['the console'] = browser.consoleLines().join('\n');
  seen['the captures'] = await browser.evaluateInExtension<string>(dumpDatabase);
  const { apiKeys: _own, ...stored } =
    await browser.evaluateInExtension<Record<string, unknown>>(dumpStorage);
  expect(Object.values(await storedKeys(browser))).toEqual([helpdesk.apiKey]);
  seen['the rest of the storage'] = JSON.stringify(stored);
  const addresses = await browser.evaluateInExtension<string[]>(
    'chrome.tabs.query({}).then((tabs) => tabs.flatMap(({ url }) => url ?? []))',
  );
  expect(addresses).toContain(`${pages.url}/shop/index.html`);
  expect(addresses).toContain(`${browser.extensionOrigin}/options.html`);
  seen['the addresses'] = addresses.join('\n');
  seen['the tickets'] = JSON.stringify(helpdesk.tickets());
  for (const request of helpdesk.requests) {
    const { authorization, ...headers } = request.headers;
    expect(authorization === undefined || authorization === `key ${helpdesk.apiKey}`).toBe(true);
    seen[`${request.method} ${request.path}`] = JSON.stringify({ ...request, headers });
  }
  expect(Object.keys(seen).filter((place) => seen[place]?.includes(code))).toEqual([]);
  expect(Object.keys(seen).filter((place) => seen[place] === undefined)).toEqual([]);
  expect(helpdesk.requests.some(({ headers }) => headers['authorization']?.includes(code))).toBe(true);
});

test('no screen is handed a key by the browser’s storage, or holds one in its memory, with two helpdesks connected', {
  tag: ['@waits', '@chromium'],
}, async ({ connected: browser, helpdesk: first }) => {
  // A busy machine takes up to half a minute for the snapshot of a page's memory.
  test.setTimeout(300_000);
  const second = await startHelpdesk();
  try {
    await addAnother(browser, second);
    const codes = [first, second].map(({ apiKey }) => apiKey.split(':')[1] ?? apiKey);
    expect(Object.keys(await storedKeys(browser))).toHaveLength(2);
    const planted = 'Tq7NwVd2KzLb';
    for (const path of ['popup.html', 'editor.html', 'options.html', 'tickets.html']) {
      const screen = await browser.openExtensionPage(path, recordHanded);
      await screen.waitForText(/\w/);
      // Change the active helpdesk while the screen is open: the browser tells every page what was stored.
      const options = await OptionsPage.open(browser);
      await options.surface.find('button', /^Use /).click();
      await options.surface.find('button', /^Use /).waitFor();
      await options.surface.close();
      const handed = (await screen.evaluate<string[]>('handed')).join();
      expect(handed, path).toContain('connection');
      expect(
        codes.filter((code) => handed.includes(code)),
        path,
      ).toEqual([]);
      // A word of our own shows that the search finds what is there.
      await screen.evaluate(`window.planted = ${JSON.stringify(planted)}, null`);
      expect(await screen.heapHolds([...codes, planted]), path).toEqual([planted]);
      await screen.close();
    }
  } finally {
    await second.close();
  }
});

test('a redirect is not followed: the other server sees neither key nor ticket', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const seen: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
  const other = createServer((request, response) => {
    seen.push({ url: request.url, headers: request.headers });
    response.writeHead(201, { 'Content-Type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const to = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
  try {
    for (const status of [301, 307] as const) {
      helpdesk.faults.clear();
      helpdesk.faults.add({
        match: { method: 'POST' },
        times: Infinity,
        effect: { kind: 'redirect', to, status },
      });
      const tab = await browser.openTab(`${pages.url}/painted.html`);
      const popup = await (await Popup.open(browser, tab)).ready();
      await popup.createButton.click();
      await popup.surface.waitForText(/redirected us, so we stopped to protect your key/);
      await popup.surface.close();
    }
    expect(seen).toEqual([]);
    expect(helpdesk.tickets()).toEqual([]);
  } finally {
    other.close();
  }
});

test('a page nobody captures holds no code of ours', async ({ connected: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const registered = await browser.evaluateInExtension<number>(
    'chrome.scripting.getRegisteredContentScripts().then((all) => all.length)',
  );
  expect(registered).toBe(0);
  const manifest = await browser.evaluateInExtension<Record<string, unknown>>('chrome.runtime.getManifest()');
  expect(manifest['content_scripts'] ?? []).toEqual([]);
  expect(manifest['host_permissions'] ?? []).toEqual([]);
  expect(await tab.evaluate<string>('document.documentElement.outerHTML')).not.toMatch(
    /extension:\/\/|ticket-capture/,
  );
  expect(await tab.toast()).toBeNull();
  expect(await tab.hasExtensionWorld()).toBe(false);
});

const outerHtml = 'document.documentElement.outerHTML';

const recordMessages = `window.heard = [];
chrome.runtime.onMessage.addListener((message) => { window.heard.push(JSON.stringify(message)); });
true`;

/** Expression that records in `handed` all that the browser's storage hands to a page, from its first script on. */
const recordHanded = `window.handed = [];
  chrome.storage.onChanged.addListener((changes) => void handed.push(JSON.stringify(changes)));
  for (const area of ['local', 'session', 'sync']) {
    const get = chrome.storage[area].get.bind(chrome.storage[area]);
    chrome.storage[area].get = (keys, answered) => {
      const read = get(keys).then((items) => (handed.push(JSON.stringify(items)), items));
      return answered ? void read.then(answered) : read;
    };
  }`;

/**
 * Expression for the content of every storage area. The entries of the local area keep their own names, so that the
 * test can take `apiKeys` out.
 */
const dumpStorage = `Promise.all(['local', 'session', 'sync'].map((area) => chrome.storage[area].get(null)))
  .then(([local, session, sync]) => ({ ...local, session, sync, page: { ...localStorage, ...sessionStorage } }))`;

const dumpDatabase = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('ticket-capture');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const all = opening.result.transaction('captures').objectStore('captures').getAll();
    all.onsuccess = () => resolve(JSON.stringify(all.result));
  };
})`;
