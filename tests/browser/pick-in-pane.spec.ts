import { checkPicture } from '../pages/check-picture.ts';
import { hazardNamed } from '../pages/hazards/hazards.ts';
import { readPicture } from '../pages/picture.ts';
import { expect, test } from './fixtures.ts';
import { choose, faultsOf, formBack, type Measured, measure, pressTimes, traces } from './picking.ts';
import { storedPictures } from './stored-pictures.ts';

/**
 * Each with a point in it, and how often the arrow key leads outwards from there. `npm test` pictures each in one
 * browser.
 */
const ofTable = [
  ['table', { x: 200, y: 80 }, 1, '@all-in-chromium'],
  ['pane of a table’s rows', { x: 205, y: 300 }, 2, '@all-in-firefox'],
] as const;
for (const [what, at, times, tag] of ofTable) {
  test(`a ${what} is pictured with its head, all its rows and its foot`, { tag }, async ({
    connected: browser,
    pages,
  }) => {
    const hazard = hazardNamed('table-parts');
    const tab = await browser.openTab(`${pages.url}/hazards/${hazard.name}`);
    await tab.evaluate(`${hazard.prepare}, null`);
    const { painted, headWidth, ratio } = await tab.evaluate<Measured>(measure);
    const before = await tab.evaluate(traces);
    await choose(browser, tab, 'Element');
    await tab.mouse('move', at);
    await pressTimes(tab, times, 'ArrowUp');
    await tab.press('Enter');
    await formBack(browser, tab, 'Element');
    expect(await tab.evaluate(traces)).toBe(before);
    const parts = await Promise.all((await storedPictures(browser)).map(({ bytes }) => readPicture(bytes)));
    expect(checkPicture(parts, { ratio, ...hazard.scene(painted, headWidth) })).toEqual([]);
  });
}

test('an area that begins in a pane and is higher than the pane scrolls it', async ({
  fresh: browser,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/hazards/pane`);
  const page = await tab.evaluate<Measured>(measure);
  const [left, top] = await tab.evaluate<[number, number]>(
    "(({ x, y }) => [x, y])(document.querySelector('main').getBoundingClientRect())",
  );
  const before = await tab.evaluate(traces);
  await choose(browser, tab, 'Area');
  await tab.mouse('move', { x: left + 100, y: top + 80 });
  await tab.press('Enter');
  await pressTimes(tab, 6, 'Shift+ArrowRight');
  await pressTimes(tab, 20, 'Shift+ArrowDown');
  await tab.press('Enter');
  await formBack(browser, tab, 'Area');
  expect(await tab.evaluate(traces)).toBe(before);
  expect(await faultsOf(browser, page, [100, 80, 300, 1000])).toEqual([]);
});
