import { checkPicture } from '../pages/check-picture.ts';
import { hazardNamed } from '../pages/hazards/hazards.ts';
import { readPicture } from '../pages/picture.ts';
import { expect, test } from './fixtures.ts';
import { choose, formBack, type Measured, measure, pressTimes, traces } from './picking.ts';
import { storedPictures } from './stored-pictures.ts';

/** Each with a point in it, and how often the arrow key leads outwards from there. */
const ofTable = [
  ['table', { x: 200, y: 80 }, 1],
  ['pane of a table’s rows', { x: 205, y: 300 }, 2],
] as const;
for (const [what, at, times] of ofTable) {
  test(`a ${what} is pictured with its head, all its rows and its foot`, async ({
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
