import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CDPSession } from '@playwright/test';
import type { ChromiumParts } from './chromium-browser.ts';
import { workerTargets } from './end-worker.ts';
import { until } from './wait.ts';

/** See `Browser.reset`. Taking the extension out deletes its storage, databases, alarms, badge, menus and grants. */
export async function resetChromium(parts: ChromiumParts): Promise<void> {
  const { connection, session, console, hosts, extensionId, options, isTemporary } = parts;
  const [context] = connection.contexts();
  if (!context || !isTemporary) throw new Error('Only a running browser with a temporary profile is reset');
  await context.setOffline(false);
  await context.clearPermissions();
  // As after a launch: one blank tab, which is still there as a rule. A new one takes a quarter of a second.
  const blank = context.pages().find((page) => page.url() === 'about:blank') ?? (await context.newPage());
  await Promise.all(context.pages().map((page) => page === blank || page.close()));
  await session.send('Extensions.uninstall', { id: extensionId });
  await until('the extension to be gone', async () => {
    const { targetInfos } = await session.send('Target.getTargets', {});
    return targetInfos.every(({ url }) => !url.startsWith(`chrome-extension://${extensionId}/`));
  });
  const pageSession = await context.newCDPSession(blank);
  await pageSession.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
  await pageSession.send('Network.clearBrowserCache');
  await pageSession.detach();
  await context.clearCookies();
  hosts.clear();
  await installUnpacked(session, options.extensionDir);
  console.lines.splice(0);
}

/** Resolves to the extension's id once its worker has started, if it has one. */
export async function installUnpacked(session: CDPSession, folder: string): Promise<string> {
  const extensionDir = resolve(folder);
  const { id } = await session.send('Extensions.loadUnpacked', { path: extensionDir });
  if (hasWorker(extensionDir)) {
    const origin = `chrome-extension://${id}/`;
    await until('its worker', async () => (await workerTargets(session, origin)).length > 0);
  }
  return id;
}

export function hasWorker(extensionDir: string): boolean {
  return 'background' in JSON.parse(readFileSync(join(extensionDir, 'manifest.json'), 'utf8'));
}
