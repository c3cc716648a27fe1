import { hazards } from '../pages/hazards/hazards.ts';
import type { Browser, Tab } from './drivers/types.ts';
import { until } from './drivers/wait.ts';
import { expect, test } from './fixtures.ts';
import { faultsOf } from './screenshots.ts';

/** They are long, and have tests of their own. */
const elsewhere = ['long', 'endless', 'bottomless'];
/** Zoomed to one and a half, where the ratio is one and a half times as large too. */
const zoom = 1.5;
const zoomed: Record<number, string[]> = {
  1: ['plain', 'fixed', 'frame'],
  1.25: ['plain', 'pane'],
  2: ['fixed', 'frame'],
};
/** Beside each page at 1, these are what `npm test` takes. */
const sampled = ['pane at 1.25', 'frame at 2', 'fixed at 1, zoomed'];

for (const [key, names] of Object.entries(zoomed)) {
  const ratio = Number(key);
  test.describe(`at ${ratio} pixels for each CSS pixel`, () => {
    if (ratio !== 1) test.use({ browserOptions: { deviceScaleFactor: ratio } });
    for (const hazard of hazards.filter(({ name }) => !elsewhere.includes(name))) {
      for (const factor of names.includes(hazard.name) ? [1, zoom] : [1]) {
        const row = `${hazard.name} at ${ratio}${factor === 1 ? '' : ', zoomed'}`;
        const isPlain = ratio === 1 && factor === 1;
        test(`a picture of the whole page has each row and column once, and the page is left as it was: ${row}`, {
          tag: isPlain || sampled.includes(row) ? [] : '@all',
        }, async ({ fresh: browser, pages }) => {
          const tab = await browser.openTab(`${pages.url}/hazards/${hazard.name}`);
          await zoomTo(browser, tab, factor, ratio);
          expect(await faultsOf(browser, tab, hazard)).toEqual([]);
        });
      }
    }
  });
}

/** The browser's own zoom, as a person sets it. A reset takes it back while the tab is open. */
async function zoomTo(browser: Browser, tab: Tab, factor: number, ratio: number): Promise<void> {
  const ratioNow = () => tab.evaluate<number>('devicePixelRatio');
  const isThere = async () => Math.abs((await ratioNow()) - factor * ratio) < 0.01;
  if (await isThere()) return;
  await browser.evaluateInExtension(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
    .then(([tab]) => chrome.tabs.setZoom(tab.id, ${factor})).then(() => null)`);
  await until(`a zoom of ${factor}`, isThere);
}
