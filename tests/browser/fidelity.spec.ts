import { hazardNamed, hazards } from '../pages/hazards/hazards.ts';
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
/**
 * `npm test` pictures these pages in one browser. Chromium scrolls a page and joins its views, so it has more of the pages
 * that move. Each kind (`tests/pages/hazards/`) has pages here.
 */
const inOneBrowser = {
  chromium: [
    'sticky',
    'fixed',
    'framed',
    'reveal',
    'snap',
    'scroll-driven',
    'pane-sticky',
    'body-scroller',
    'toast',
    'held-section',
    'body-sticky',
    'table-foot',
    'side-sheet',
  ],
  firefox: [
    'lazy-observer',
    'frame',
    'dialog-pane',
    'rtl',
    'wide',
    'fractional',
    'stop-events',
    'lazy-images',
    'content-visibility',
    'virtual',
    'caret',
    'chat',
    'nested',
    'hearing',
    'pane-frozen-column',
  ],
};
/** Only `npm run test:all` pictures these pages, in both browsers. A page of no list is pictured in both by `npm test`. */
const inNoBrowser = [
  'rtl-wide',
  'csp',
  'latecomer',
  'animation',
  'video',
  'late-content',
  'pane-layers',
  'table-parts',
  'styled-scrollbar',
  'tall-dialog',
  'fixed-shadow',
  'growing',
  'smooth',
  'never-quiet',
  'quirks',
  'backdrop',
  'zoomed-pane',
  'grid-parts',
  'modal-dialog',
];
for (const name of [...Object.values(inOneBrowser).flat(), ...inNoBrowser]) hazardNamed(name);
/** Beside pages at 1, `npm test` takes these, each in one browser. */
const sampled: Record<string, string> = {
  'pane at 1.25': '@all-in-firefox',
  'fixed at 1, zoomed': '@all-in-firefox',
};

for (const [key, names] of Object.entries(zoomed)) {
  const ratio = Number(key);
  test.describe(`at ${ratio} pixels for each CSS pixel`, () => {
    if (ratio !== 1) test.use({ browserOptions: { deviceScaleFactor: ratio } });
    for (const hazard of hazards.filter(({ name }) => !elsewhere.includes(name))) {
      for (const factor of names.includes(hazard.name) ? [1, zoom] : [1]) {
        const row = `${hazard.name} at ${ratio}${factor === 1 ? '' : ', zoomed'}`;
        const isPlain = ratio === 1 && factor === 1;
        const left = isPlain ? leftOut(hazard.name) : ['@all'];
        test(`a picture of the whole page has each row and column once, and the page is left as it was: ${row}`, {
          tag: sampled[row] ?? left,
        }, async ({ fresh: browser, pages }) => {
          const tab = await browser.openTab(`${pages.url}/hazards/${hazard.name}`);
          await zoomTo(browser, tab, factor, ratio);
          expect(await faultsOf(browser, tab, hazard)).toEqual([]);
        });
      }
    }
  });
}

/** The tag of the browsers in which only `npm run test:all` pictures a page. */
function leftOut(name: string): string[] {
  if (inNoBrowser.includes(name)) return ['@all'];
  if (inOneBrowser.chromium.includes(name)) return ['@all-in-firefox'];
  return inOneBrowser.firefox.includes(name) ? ['@all-in-chromium'] : [];
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
