import { checkPicture } from '../pages/check-picture.ts';
import { hazards } from '../pages/hazards/hazards.ts';
import type { Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { readStored, storedPictures, untilTaken } from './stored-pictures.ts';

function sceneOf(name: string, width: number) {
  const hazard = hazards.find((one) => one.name === name);
  if (hazard === undefined) throw new Error(`There is no page ${name}`);
  return hazard.scene(width);
}

interface Measured {
  width: number;
  ratio: number;
  height: number;
  viewport: number;
}

const measure = `({
  width: document.querySelector('.painted').getBoundingClientRect().width,
  ratio: devicePixelRatio,
  height: document.documentElement.scrollHeight,
  viewport: document.documentElement.clientHeight,
})`;

/** Everything of a page that a capture could leave traces in. */
const traces = `JSON.stringify({
  html: document.documentElement.outerHTML,
  scroll: [scrollX, scrollY],
  panes: [...document.querySelectorAll('*')].map((one) => [one.scrollLeft, one.scrollTop]),
  focus: [...document.querySelectorAll('*')].indexOf(document.activeElement),
  sheets: document.adoptedStyleSheets.length,
  animations: document.getAnimations().length,
})`;

async function takeFullPage(popup: Popup): Promise<void> {
  await popup.surface.find('radio', 'Full page').click();
  await popup.surface.waitForText(/\d+ × \d{4}/);
}

async function facts(tab: Tab): Promise<Measured> {
  return tab.evaluate<Measured>(measure);
}

test('the whole page is one picture, and the page is afterwards as it was', async ({
  fresh: browser,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/hazards/plain`);
  const { width, ratio } = await facts(tab);
  await tab.evaluate('scrollTo(0, 333)');
  const before = await tab.evaluate<string>(traces);
  const popup = await (await Popup.open(browser, tab)).ready();
  await takeFullPage(popup);
  await untilTaken(browser);
  const pictures = await storedPictures(browser);
  expect(
    pictures.map(({ mode, part, stopped, contentType }) => ({ mode, part, stopped, contentType })),
  ).toEqual([{ mode: 'full-page', part: null, stopped: null, contentType: 'image/png' }]);
  expect(checkPicture(await readStored(pictures), { ...sceneOf('plain', width), ratio })).toEqual([]);
  expect(await tab.evaluate<string>(traces)).toBe(before);
});
