import { mkdirSync, writeFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { ActionLog } from './action-log.ts';
import type { Browser } from './drivers/types.ts';

interface Scene {
  browser: Browser;
  actions: ActionLog;
  helpdesk: Helpdesk;
  info: TestInfo;
}

/**
 * If the test failed, writes the calls to the browser, its console, pictures of its pages, the extension's state and the
 * helpdesk's requests into a folder, and prints the folder's name.
 */
export async function keepEvidence({ browser, actions, helpdesk, info }: Scene): Promise<void> {
  if (info.status === info.expectedStatus) return;
  const requests = helpdesk.requests.map(({ method, path, status }) => `${method} ${path} ${status ?? '–'}`);
  const texts = {
    'actions.txt': actions.toString(),
    'console.txt': browser.consoleLines().join('\n'),
    'requests.txt': requests.join('\n'),
    'state.txt': browser.hasEnded() ? '' : await stateOf(browser),
  };
  mkdirSync(info.outputPath(), { recursive: true });
  for (const [name, text] of Object.entries(texts)) writeFileSync(info.outputPath(name), text);
  // A browser that has ended has no pages to take pictures of.
  const pictures = browser.hasEnded() ? [] : await browser.screenshots();
  for (const [index, { url, png }] of pictures.entries()) {
    const name = `${index + 1}-${
      url
        .replaceAll(/^.*\/|[^a-z0-9]+/gi, ' ')
        .trim()
        .replaceAll(' ', '-') || 'page'
    }.png`;
    writeFileSync(info.outputPath(name), png);
  }
  console.log(`“${info.title}” failed; what it left: ${info.outputPath()}`);
}

/** The extension's badge, its locks and what it keeps in memory as JSON, or the reason why they cannot be read. */
async function stateOf(browser: Browser): Promise<string> {
  try {
    const badge = await browser.badgeText();
    const held = await browser.evaluateInExtension(
      'Promise.all([navigator.locks.query(), chrome.storage.session.get(null)])',
    );
    return JSON.stringify({ badge, held }, null, 2);
  } catch (thrown) {
    return String(thrown);
  }
}
