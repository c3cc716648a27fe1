import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from '../browser/drivers/display.ts';
import { launchBrowser } from '../browser/drivers/launch.ts';
import type { Browser } from '../browser/drivers/types.ts';
import { connect } from '../browser/pages/options.ts';
import { startHelpdesk } from '../helpdesk/helpdesk.ts';
import { servePages } from '../pages/serve.ts';
import { buildIfStale } from '../run/build-if-stale.ts';
import { root } from '../run/steps.ts';
import { findBrowsers } from '../setup/executables.ts';
import { createOneTicket } from './once.ts';
import { untilStopped } from './until-stopped.ts';

/**
 * `npm start`: shows the main job on the embedded helpdesk. In a window a person does it. Without a display, or with
 * `--once`, it is done automatically through the real toolbar click and the real popup.
 */
const once = process.argv.includes('--once') || !hasDisplay();
const say = (line: string) => console.log(line);

const found = findBrowsers()[0];
if (found === undefined) {
  say('No browser found: install Chrome, Chromium, Edge, Brave or Firefox and run npm start again.');
  process.exit(1);
}

say('Building the extension …');
if (!(await buildIfStale())) process.exit(1);

const helpdesk = await startHelpdesk({ sampleTickets: once ? 0 : 5 });
const pages = await servePages();
say(`Helpdesk running at ${helpdesk.url}/app`);
say(`Opening ${found.name} …`);
const pictures = join(root, '.artifacts', 'start');
mkdirSync(pictures, { recursive: true });
const opened: { browser: Browser | null } = { browser: null };

async function stop(): Promise<void> {
  await opened.browser?.close();
  await pages.close();
  await helpdesk.close();
}

try {
  const browser = await launchBrowser(found.family, {
    extensionDir: join(root, '.output', found.family === 'chromium' ? 'chrome-mv3' : 'firefox-mv3'),
    executable: found.path,
    headed: !once,
    windowSize: { width: 1280, height: 860 },
  });
  opened.browser = browser;
  await connect(browser, helpdesk);
  say(`Extension loaded in ${found.name} ${browser.version} and connected.`);
  const shop = await browser.openTab(`${pages.url}/shop/index.html`);
  if (once) {
    process.exitCode = (await createOneTicket({ browser, helpdesk, shop, pictures, say })) ? 0 : 1;
  } else {
    say('');
    say('Now you: the shop’s total says “NaN €”.');
    say(
      '  1. Click the ticket button in the toolbar (it may be behind the puzzle piece), or press Alt+Shift+Y.',
    );
    say('  2. Choose an agent, write a line, press “Create ticket”.');
    say(`  3. “Open ticket” shows it in the helpdesk, or look at ${helpdesk.url}/app`);
    say('  4. There you are the agent: reply, leave a note, assign the ticket, set its status.');
    say(`To connect by hand: address ${helpdesk.url}, API key ${helpdesk.apiKey}`);
    say('Close the browser or press Ctrl+C to end.');
    await untilStopped(browser.pid);
  }
} catch (error) {
  say(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await stop();
}
process.exit();
