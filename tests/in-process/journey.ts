import { test as base, vi } from 'vitest';
import { connect } from '../browser/pages/options.ts';
import { type Helpdesk, startHelpdesk } from '../helpdesk/helpdesk.ts';
import type { HelpdeskOptions } from '../helpdesk/types.ts';
import { type PageServer, servePages } from '../pages/serve.ts';
import { InProcessBrowser } from './in-process-browser.ts';
import { installWindow } from './window-globals.ts';

export { expect } from 'vitest';

// A wait that fails must report its own error before the test times out.
vi.setConfig({ testTimeout: 120_000 });
const window = installWindow();

interface Journey {
  helpdeskOptions: HelpdeskOptions;
  helpdesk: Helpdesk;
  pages: PageServer;
  /** The extension, just installed and not connected. */
  fresh: InProcessBrowser;
  /** The extension connected through the options page; the helpdesk has no recorded requests yet. */
  connected: InProcessBrowser;
}

/** The fixtures of `tests/browser/fixtures.ts`, without a browser. */
export const test = base.extend<Journey>({
  helpdeskOptions: {},
  helpdesk: async ({ helpdeskOptions }, use) => {
    const helpdesk = await startHelpdesk(helpdeskOptions);
    await use(helpdesk);
    await helpdesk.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads a fixture's needs from this pattern.
  pages: async ({}, use) => {
    const pages = await servePages();
    await use(pages);
    await pages.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads a fixture's needs from this pattern.
  fresh: async ({}, use) => {
    const browser = await InProcessBrowser.launch(window);
    await use(browser);
    await browser.close();
  },
  connected: async ({ fresh, helpdesk }, use) => {
    await connect(fresh, helpdesk);
    helpdesk.clearRequests();
    await use(fresh);
  },
});

/** Runs one row of a table, and puts the row's name before the message of its error. */
export async function step(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof Error) thrown.message = `${name}: ${thrown.message}`;
    throw thrown;
  }
}
