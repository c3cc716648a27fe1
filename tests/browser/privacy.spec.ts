import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures.ts';
import { OptionsPage } from './pages/options.ts';
import { Popup } from './pages/popup.ts';

test('the key goes to its helpdesk in one header and shows nowhere else', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const code = helpdesk.apiKey.split(':')[1] ?? helpdesk.apiKey;
  const surfaces: string[] = [];
  const options = await OptionsPage.open(browser);
  surfaces.push(await options.surface.evaluate<string>('document.documentElement.outerHTML'));
  await options.surface.close();

  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  // Listens to everything our pages could send each other while a ticket is made.
  const popup = await (await Popup.open(browser, tab)).ready();
  helpdesk.faults.add({
    match: { path: /tickets/, method: 'POST' },
    effect: { kind: 'status', status: 401 },
  });
  await popup.createButton.click();
  surfaces.push(await popup.surface.find('alert').waitForText(/API key/));
  await popup.create();
  surfaces.push(await popup.surface.evaluate<string>('document.documentElement.outerHTML'));
  surfaces.push(await tab.evaluate<string>('document.documentElement.outerHTML'));
  surfaces.push(browser.consoleLines().join('\n'));
  surfaces.push(await browser.evaluateInExtension<string>(dumpDatabase));
  surfaces.push(
    await browser.evaluateInExtension<string>('chrome.storage.session.get(null).then(JSON.stringify)'),
  );
  surfaces.push(JSON.stringify(helpdesk.tickets()));
  for (const request of helpdesk.requests) {
    const { authorization, ...headers } = request.headers;
    expect(authorization === undefined || authorization === `key ${helpdesk.apiKey}`).toBe(true);
    surfaces.push(JSON.stringify({ ...request, headers }));
  }
  expect(surfaces.filter((text) => text.includes(code))).toEqual([]);
  expect(helpdesk.requests.some(({ headers }) => headers['authorization']?.includes(code))).toBe(true);
});

test('a redirect is not followed: the other server sees neither key nor ticket', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
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
      await popup.surface.find('alert').waitForText(/\S/);
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
});

const dumpDatabase = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('ticket-capture');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const all = opening.result.transaction('captures').objectStore('captures').getAll();
    all.onsuccess = () => resolve(JSON.stringify(all.result));
  };
})`;
