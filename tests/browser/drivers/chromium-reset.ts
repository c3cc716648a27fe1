import { resolve } from 'node:path';
import type { CDPSession } from '@playwright/test';
import type { ChromiumParts } from './chromium-browser.ts';
import type { ChromiumTarget } from './chromium-target.ts';
import { workerTargets } from './end-worker.ts';
import { hasWorker } from './extension-manifest.ts';
import { until } from './wait.ts';

/**
 * See `Browser.reset`. Clears what the extension stored and gives back its permissions, then loads it anew as an update
 * does. Removing the extension and installing it again would take half a second longer, because Chromium starts ten
 * desktop tools whenever it removes an extension. One thing stays: if an earlier test was granted a host, Chromium
 * grants the host again without a prompt. That does not disturb tests of prompts, because they need a browser with a
 * window, which is launched for one test.
 * `helper`: a page of the extension. `settings`: the browser's page about its extensions.
 */
export async function resetChromium(
  parts: ChromiumParts,
  helper: ChromiumTarget,
  settings: ChromiumTarget,
): Promise<void> {
  const { connection, session, console, hosts, extensionId, isTemporary } = parts;
  const [context] = connection.contexts();
  if (!context || !isTemporary) throw new Error('Only a running browser with a temporary profile is reset');
  await context.setOffline(false);
  await context.clearPermissions();
  const origins = await helper.evaluate<string[]>(clearExtension);
  const id = JSON.stringify(extensionId);
  for (const origin of origins)
    await settings.evaluate(
      `chrome.developerPrivate.removeHostPermission(${id}, ${JSON.stringify(origin)}).catch(() => null)`,
    );
  await helper.close();
  // A launched browser has one blank tab. It is kept if it is still there, because opening another takes a quarter of a second.
  const blank = context.pages().find((page) => page.url() === 'about:blank') ?? (await context.newPage());
  await Promise.all(context.pages().map((page) => page === blank || page.close()));
  const pageSession = await context.newCDPSession(blank);
  await pageSession.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
  await pageSession.send('Network.clearBrowserCache');
  await pageSession.detach();
  await context.clearCookies();
  hosts.clear();
  const origin = `chrome-extension://${extensionId}/`;
  const before = await workerTargets(session, origin);
  await settings.evaluate(`chrome.developerPrivate.reload(${id}, { failQuietly: true }).then(() => null)`);
  const isNew = (worker: string) => !before.includes(worker);
  await until('its new worker', async () => (await workerTargets(session, origin)).some(isNew));
  console.lines.splice(0);
}

/**
 * Expression that clears what the extension stored, set and was granted. Resolves to the origins that it was granted.
 * The zoom is reset while the tabs are open, because it belongs to their hosts and would outlive the tabs.
 */
const clearExtension = `(async () => {
  const tabs = await chrome.tabs.query({});
  await Promise.allSettled(tabs.map(({ id }) => chrome.tabs.setZoom(id, 0)));
  const { origins } = await chrome.permissions.getAll();
  if (origins.length > 0) await chrome.permissions.remove({ origins });
  await Promise.all(['local', 'sync', 'session'].map((area) => chrome.storage[area].clear()));
  await chrome.alarms.clearAll();
  await chrome.scripting.unregisterContentScripts();
  return origins;
})()`;

/** Installs the extension. Resolves to its id once its worker has started, if it has one. */
export async function installUnpacked(session: CDPSession, folder: string): Promise<string> {
  const extensionDir = resolve(folder);
  const { id } = await session.send('Extensions.loadUnpacked', { path: extensionDir });
  if (hasWorker(extensionDir)) {
    const origin = `chrome-extension://${id}/`;
    await until('its worker', async () => (await workerTargets(session, origin)).length > 0);
  }
  return id;
}
