import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';
import { type Helpdesk, startHelpdesk } from '../helpdesk/helpdesk.ts';
import type { HelpdeskOptions } from '../helpdesk/types.ts';
import { type PageServer, servePages } from '../pages/serve.ts';
import { recordActions } from './action-log.ts';
import { BrowserPool } from './browser-pool.ts';
import { ConnectedState } from './connected-state.ts';
import { startDisplay } from './drivers/display.ts';
import { launchBrowser } from './drivers/launch.ts';
import type { Browser, BrowserName, LaunchOptions } from './drivers/types.ts';
import { keepEvidence } from './evidence.ts';
import { OwnProfile } from './own-profile.ts';

export { expect } from '@playwright/test';

export interface JourneyOptions {
  browserKind: BrowserName;
  helpdeskOptions: HelpdeskOptions;
  browserOptions: Partial<LaunchOptions>;
}

interface Journey {
  helpdesk: Helpdesk;
  pages: PageServer;
  /** A browser with the production build in it, not connected. If it was launched for an earlier test, it was reset. */
  fresh: Browser;
  /** `fresh`, connected to the helpdesk. The helpdesk has recorded no request yet. */
  connected: Browser;
  /**
   * A browser, not connected, whose menus, prompts and shortcuts a test can reach. Chromium has them only in a real
   * window, which is launched anew for each test.
   */
  visible: Browser;
  profile: OwnProfile;
}

interface WorkerState {
  browserPool: BrowserPool;
  connectedState: ConnectedState;
}

const builds: Record<BrowserName, string> = {
  chromium: fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url)),
  firefox: fileURLToPath(new URL('../../.output/firefox-mv3', import.meta.url)),
};

export function buildOf(browser: BrowserName): string {
  return builds[browser];
}

export const test = base.extend<JourneyOptions & Journey, WorkerState>({
  browserKind: ['chromium', { option: true }],
  helpdeskOptions: [{}, { option: true }],
  browserOptions: [{}, { option: true }],
  browserPool: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const pool = new BrowserPool();
      await use(pool);
      await pool.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  connectedState: [async ({}, use) => use(new ConnectedState()), { scope: 'worker' }],
  helpdesk: async ({ helpdeskOptions }, use) => {
    const helpdesk = await startHelpdesk(helpdeskOptions);
    await use(helpdesk);
    await helpdesk.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  pages: async ({}, use) => {
    const pages = await servePages();
    await use(pages);
    await pages.close();
  },
  fresh: async ({ browserKind, browserOptions, browserPool, helpdesk }, use, info) => {
    const options = { extensionDir: buildOf(browserKind), ...browserOptions };
    const { browser, actions } = recordActions(await browserPool.take(browserKind, options));
    await use(browser);
    await keepEvidence({ browser, actions, helpdesk, info });
  },
  visible: async ({ browserKind, browserOptions, browserPool, helpdesk }, use, info) => {
    const options = { extensionDir: buildOf(browserKind), ...browserOptions };
    const display = browserKind === 'chromium' ? await startDisplay() : null;
    const own = display && (await launchBrowser(browserKind, { ...options, headed: true, env: display.env }));
    const { browser, actions } = recordActions(own ?? (await browserPool.take(browserKind, options)));
    await use(browser);
    await keepEvidence({ browser, actions, helpdesk, info });
    await own?.close();
    await display?.stop();
  },
  profile: async ({ browserKind }, use) => {
    const profile = new OwnProfile(browserKind, buildOf(browserKind));
    await use(profile);
    await profile.remove();
  },
  connected: async ({ fresh, helpdesk, helpdeskOptions, connectedState }, use) => {
    await connectedState.connect(fresh, helpdesk, helpdeskOptions);
    helpdesk.clearRequests();
    await use(fresh);
  },
});
