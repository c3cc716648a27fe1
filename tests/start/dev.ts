import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay, startDisplay } from '../browser/drivers/display.ts';
import { launchBrowser } from '../browser/drivers/launch.ts';
import type { Browser } from '../browser/drivers/types.ts';
import { connect } from '../browser/pages/options.ts';
import { startHelpdesk } from '../helpdesk/helpdesk.ts';
import { servePages } from '../pages/serve.ts';
import { buildIfStale } from '../run/build-if-stale.ts';
import { root } from '../run/steps.ts';
import { findBrowsers } from '../setup/executables.ts';
import { untilStopped } from './until-stopped.ts';

/**
 * `npm run dev [-- --browser=firefox]`: runs the production build in a browser that is connected to the embedded
 * helpdesk. Builds and loads it again when a source file changes. The helpdesk's data and the browser's profile stay in
 * `.artifacts/dev/`.
 */
const folder = join(root, '.artifacts', 'dev');
const helpdeskPort = 43_110;
/** Wait after a change, because an editor writes several files at once. */
const settledAfterMs = 300;

const wanted = process.argv.find((one) => one.startsWith('--browser='))?.slice('--browser='.length);
const found = findBrowsers().find(({ family }) => wanted === undefined || family === wanted);
if (found === undefined) {
  console.log(`No ${wanted ?? 'browser'} found: install Chrome, Chromium, Edge, Brave or Firefox.`);
  process.exit(1);
}
if (!(await buildIfStale([found.family]))) process.exit(1);

mkdirSync(folder, { recursive: true });
const helpdesk = await startHelpdesk({
  dataDir: join(folder, 'helpdesk'),
  port: helpdeskPort,
  sampleTickets: 5,
});
const pages = await servePages();
const display = hasDisplay() ? null : await startDisplay();
const browser = await launchBrowser(found.family, {
  extensionDir: join(root, '.output', found.family === 'chromium' ? 'chrome-mv3' : 'firefox-mv3'),
  executable: found.path,
  profileDir: join(folder, `profile-${found.kind}`),
  headed: true,
  ...(display && { env: display.env }),
});
try {
  if (!(await isConnected(browser))) await connect(browser, helpdesk);
  await browser.openTab(`${pages.url}/shop/index.html`);
  console.log(`The extension runs in ${found.name} ${browser.version}, connected to ${helpdesk.url}/app`);
  console.log(`To connect by hand: address ${helpdesk.url}, API key ${helpdesk.apiKey}`);
  console.log(`A changed file is built and loaded by itself. To begin anew, delete ${folder}`);
  console.log('Next: click the ticket button in the toolbar, or press Alt+Shift+Y. Ctrl+C ends.');
  watchSources(browser, found.family);
  await untilStopped(browser.pid);
} finally {
  if (!browser.hasEnded()) await browser.close();
  await display?.stop();
  await pages.close();
  await helpdesk.close();
}
process.exit();

async function isConnected(browser: Browser): Promise<boolean> {
  return browser.evaluateInExtension<boolean>(
    `chrome.storage.local.get('connection').then(({ connection }) => connection?.value.baseUrl === ${JSON.stringify(helpdesk.url)})`,
  );
}

function watchSources(browser: Browser, family: 'chromium' | 'firefox'): void {
  let timer: NodeJS.Timeout | undefined;
  let loading = Promise.resolve();
  const reload = async (): Promise<void> => {
    if (!(await buildIfStale([family])))
      return console.log('The build failed; the browser keeps the last one.');
    await browser.reloadExtension();
    console.log(`${new Date().toLocaleTimeString()}: built and loaded.`);
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      loading = loading.then(reload).catch((thrown: unknown) => console.log(String(thrown)));
    }, settledAfterMs);
  };
  for (const source of ['entrypoints', 'components', 'utils', 'public'])
    watch(join(root, source), { recursive: true }, changed);
}
