import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { black } from './drawing.ts';
import type { Browser, Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { compare, lastPicture, stopHiding } from './hidden-pixels.ts';
import { isNear } from './pages/editor.ts';
import { Popup } from './pages/popup.ts';
import { choose, drag, formBack } from './picking.ts';
import { sendFullPage } from './screenshots.ts';
import type { Pixels } from './wire.ts';

interface Place {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Expression for the places of the secrets in the document. CSS px. */
const secretPlaces = `[...document.querySelectorAll('s, input')].map((one, at) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return { name: one.parentElement.id || String(at), x, y: y + scrollY, width, height };
})`;

/**
 * Creates a ticket of the page in each capture mode and returns its picture. Every picture begins at the page's upper
 * left corner.
 */
const modes: Record<string, (browser: Browser, helpdesk: Helpdesk, tab: Tab) => Promise<Pixels>> = {
  async visible(browser, helpdesk, tab) {
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.create();
    await popup.surface.close();
    return lastPicture(helpdesk);
  },
  async area(browser, helpdesk, tab) {
    await choose(browser, tab, 'Area');
    await drag(tab, { x: 0, y: 0 }, { x: 600, y: 400 });
    const popup = await formBack(browser, tab, 'Area');
    await popup.create();
    await popup.surface.close();
    return lastPicture(helpdesk);
  },
  async element(browser, helpdesk, tab) {
    await choose(browser, tab, 'Element');
    await drag(tab, { x: 690, y: 100 }, { x: 690, y: 100 });
    const popup = await formBack(browser, tab, 'Element');
    await popup.create();
    await popup.surface.close();
    return lastPicture(helpdesk);
  },
  async 'full page'(browser, helpdesk, tab) {
    await sendFullPage(browser, helpdesk, tab);
    return lastPicture(helpdesk);
  },
};

/**
 * Returns the names of the secrets that show in a picture, at least in part. The picture must begin at the page's
 * corner.
 */
function shownIn(picture: Pixels, places: Place[], ratio: number): string[] {
  const shown = places.filter(({ x, y, width, height }) => {
    for (let row = Math.ceil(y * ratio); row < Math.min(picture.height, (y + height) * ratio - 1); row += 1)
      for (let at = Math.ceil(x * ratio); at < Math.min(picture.width, (x + width) * ratio - 1); at += 1)
        if (!isNear(picture.at(at, row), black)) return true;
    return false;
  });
  return shown.map(({ name }) => name);
}

/** `npm test` takes each mode in one browser. */
const leftOutIn: Record<string, string> = {
  visible: '@all-in-chromium',
  area: '@all-in-firefox',
  element: '@all-in-chromium',
  'full page': '@all-in-firefox',
};

for (const [mode, take] of Object.entries(modes)) {
  test(`each kind of sensitive data is solid in a picture of mode ${mode}, and all else as where it never stood`, {
    tag: leftOutIn[mode] ?? [],
  }, async ({ connected: browser, helpdesk, pages }) => {
    test.setTimeout(180_000);
    const tab = await browser.openTab(`${pages.url}/kinds.html`);
    const places = await tab.evaluate<Place[]>(secretPlaces);
    const ratio = await tab.evaluate<number>('devicePixelRatio');
    expect(places.length).toBe(24);
    const hidden = await take(browser, helpdesk, tab);
    expect(shownIn(hidden, places, ratio)).toEqual([]);

    await stopHiding(browser);
    await tab.navigate(`${pages.url}/kinds.html?blank`);
    await tab.activate();
    const blank = await take(browser, helpdesk, tab);
    const { covered, changed, share } = compare(hidden, blank);
    expect(covered).toBeGreaterThan(5000);
    expect(changed).toBe(0);
    expect(share).toBeLessThan(0.25);
  });
}
