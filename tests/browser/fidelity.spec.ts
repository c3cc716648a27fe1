import type { Hazard } from '../pages/hazards/hazard.ts';
import { hazards } from '../pages/hazards/hazards.ts';
import type { Browser, Tab } from './drivers/types.ts';
import { until } from './drivers/wait.ts';
import { expect, test } from './fixtures.ts';
import { faultsOf } from './screenshots.ts';

/** They are long, and have tests of their own. */
const elsewhere = ['long', 'endless', 'bottomless'];
/** Where the ratio has a say: in what is rounded, placed or measured. */
const ratioMatters = ['plain', 'fractional', 'sticky', 'fixed', 'rtl-wide', 'pane-sticky', 'frame', 'nested'];
/** On a page zoomed to one and a half the ratio is one and a half times as large too. */
const zoomed = ['plain', 'fixed', 'frame'];
const zoom = 1.5;

const all = hazards.filter(({ name }) => !elsewhere.includes(name));
const named = (names: string[]) => hazards.filter(({ name }) => names.includes(name));

for (const ratio of [1, 1.25, 2]) {
  test.describe(`at ${ratio} device pixels for each CSS pixel`, () => {
    test.use({
      browserOptions: { deviceScaleFactor: ratio },
      helpdeskOptions: { dupeWindowSeconds: 0 },
    });
    const runs: { hazard: Hazard; zoom: number }[] = [
      ...(ratio === 1 ? all : named(ratioMatters)).map((hazard) => ({ hazard, zoom: 1 })),
      ...named(zoomed).map((hazard) => ({ hazard, zoom })),
    ];

    test('a picture of a whole page has each of its rows and columns once, and the page is left as it was', async ({
      connected: browser,
      helpdesk,
      pages,
    }) => {
      test.setTimeout(60_000 + runs.length * 20_000);
      for (const run of runs) {
        const title = `${run.hazard.name}, zoomed to ${run.zoom * 100} %`;
        await test.step(title, async () => {
          const tab = await browser.openTab(`${pages.url}/hazards/${run.hazard.name}`);
          const look = async () => {
            await zoomTo(browser, tab, run.zoom, ratio);
            return faultsOf(browser, helpdesk, tab, run.hazard);
          };
          // What went wrong on one page must not keep the others from being looked at.
          expect.soft(await look().catch((error: unknown) => [String(error)]), title).toEqual([]);
          await tab.close();
        });
      }
    });
  });
}

/** The browser's own zoom, as a person sets it; it is kept for all pages of the server. */
async function zoomTo(browser: Browser, tab: Tab, factor: number, ratio: number): Promise<void> {
  const ratioNow = () => tab.evaluate<number>('devicePixelRatio');
  const isThere = async () => Math.abs((await ratioNow()) - factor * ratio) < 0.01;
  if (await isThere()) return;
  await browser.evaluateInExtension(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
    .then(([tab]) => chrome.tabs.setZoom(tab.id, ${factor})).then(() => null)`);
  await until(`a zoom of ${factor}`, isThere);
}
