import { join } from 'node:path';
import { startDisplay } from '../browser/drivers/display.ts';
import { launchBrowser } from '../browser/drivers/launch.ts';
import { connect, OptionsPage } from '../browser/pages/options.ts';
import { Popup } from '../browser/pages/popup.ts';
import { startHelpdesk } from '../helpdesk/helpdesk.ts';
import { servePages } from '../pages/serve.ts';
import { buildIfStale } from '../run/build-if-stale.ts';
import { root } from '../run/steps.ts';

/** Takes the README's pictures from the real product: the popup, the options and the created ticket. */
const folder = join(root, 'tests', 'pictures');
if (!(await buildIfStale())) process.exit(1);
const helpdesk = await startHelpdesk({ sampleTickets: 4 });
const pages = await servePages();
const display = await startDisplay();
for (const colorScheme of ['light', 'dark'] as const) {
  const browser = await launchBrowser('chromium', {
    extensionDir: join(root, '.output', 'chrome-mv3'),
    windowSize: { width: 1280, height: 900 },
    // A headless screen is too small for the whole height of the popup.
    headed: true,
    env: display.env,
    colorScheme,
  });
  try {
    await connect(browser, helpdesk);
    const options = await OptionsPage.open(browser);
    await options.surface.waitForText(/Connected as/);
    await options.surface.screenshot(join(folder, `options-${colorScheme}.png`));
    await options.surface.close();
    const tab = await browser.openTab(`${pages.url}/shop/index.html`);
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.subject.fill(`The basket’s total says “NaN €” (${colorScheme})`);
    await popup.message.fill('Seen with voucher AUTUMN15 in the basket.');
    await popup.choose(popup.agent, 'Amélie Dubois');
    await popup.choose(popup.department, 'Web shop');
    await popup.surface.screenshot(join(folder, `popup-${colorScheme}.png`));
    const number = await popup.create();
    await popup.surface.screenshot(join(folder, `created-${colorScheme}.png`));
    const ticket = await browser.openTab(`${helpdesk.url}/app#/t/ticket/${number}`);
    await ticket.surface().waitForText('NaN €');
    await ticket.screenshot(join(folder, `ticket-${colorScheme}.png`));
  } finally {
    await browser.close();
  }
}
await display.stop();
await pages.close();
await helpdesk.close();
process.exit();
