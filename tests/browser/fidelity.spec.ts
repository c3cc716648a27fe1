import type { Hazard } from '../pages/hazards/hazard.ts';
import { hazards } from '../pages/hazards/hazards.ts';
import { launchBrowser } from './drivers/launch.ts';
import type { Browser, Tab } from './drivers/types.ts';
import { until } from './drivers/wait.ts';
import { buildOf, expect, test } from './fixtures.ts';
import { connect } from './pages/options.ts';
import { faultsOf } from './screenshots.ts';

test.use({ helpdeskOptions: { dupeWindowSeconds: 0 } });

/** They are long, and have tests of their own. */
const elsewhere = ['long', 'endless', 'bottomless'];
/** Zoomed to one and a half, where the ratio is one and a half times as large too. */
const zoom = 1.5;
const zoomed: Record<number, string[]> = {
  1: ['plain', 'fixed', 'frame'],
  1.25: ['plain', 'pane'],
  2: ['fixed', 'frame'],
};

const all = hazards.filter(({ name }) => !elsewhere.includes(name));

test('a picture of a whole page has each of its rows and columns once at every ratio, and the page is left as it was', async ({
  browserKind,
  helpdesk,
  pages,
}) => {
  test.setTimeout(1_500_000);
  /** What went wrong on one page must not keep the others from being looked at. */
  const check = async (browser: Browser, ratio: number, hazard: Hazard, factor: number) => {
    const tab = await browser.openTab(`${pages.url}/hazards/${hazard.name}`);
    const look = async () => {
      await zoomTo(browser, tab, factor, ratio);
      return faultsOf(browser, helpdesk, tab, hazard);
    };
    const faults = await look().catch((error: unknown) => [String(error)]);
    expect.soft(faults, `${hazard.name}, ratio ${ratio}, zoomed to ${factor * 100} %`).toEqual([]);
    await tab.close();
  };
  // One after the other: three browsers on two cores take their pictures later than any person's would.
  for (const [key, names] of Object.entries(zoomed)) {
    const ratio = Number(key);
    const browser = await launchBrowser(browserKind, {
      extensionDir: buildOf(browserKind),
      deviceScaleFactor: ratio,
    });
    try {
      await connect(browser, helpdesk);
      for (const hazard of all) await check(browser, ratio, hazard, 1);
      for (const hazard of all.filter(({ name }) => names.includes(name)))
        await check(browser, ratio, hazard, zoom);
    } finally {
      await browser.close();
    }
  }
});

/** The browser's own zoom, as a person sets it; it is kept for all pages of the server. */
async function zoomTo(browser: Browser, tab: Tab, factor: number, ratio: number): Promise<void> {
  const ratioNow = () => tab.evaluate<number>('devicePixelRatio');
  const isThere = async () => Math.abs((await ratioNow()) - factor * ratio) < 0.01;
  if (await isThere()) return;
  await browser.evaluateInExtension(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
    .then(([tab]) => chrome.tabs.setZoom(tab.id, ${factor})).then(() => null)`);
  await until(`a zoom of ${factor}`, isThere);
}
