import type { CDPSession } from '@playwright/test';
import type { Browser } from './types.ts';
import { until } from './wait.ts';

const contextIds = `chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] })
  .then((contexts) => contexts.map(({ contextId }) => contextId))`;

/**
 * Calls `end` and resolves when the worker has ended. A worker that is woken again at once has the same target, but
 * never the same context, so contexts are compared.
 */
export async function endWorker(browser: Browser, end: () => Promise<void>): Promise<void> {
  const before = await browser.evaluateInExtension<string[]>(contextIds);
  await end();
  await until('the service worker to be gone', async () => {
    const now = await browser.evaluateInExtension<string[]>(contextIds);
    return before.every((id) => !now.includes(id));
  });
}

export async function workerTargets(session: CDPSession, extensionOrigin: string): Promise<string[]> {
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'service_worker' }] });
  return targetInfos.filter(({ url }) => url.startsWith(extensionOrigin)).map(({ targetId }) => targetId);
}
