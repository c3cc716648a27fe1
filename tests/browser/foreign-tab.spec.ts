import { checkPicture, countColour } from '../pages/check-picture.ts';
import type { Hazard } from '../pages/hazards/hazard.ts';
import { hazardNamed } from '../pages/hazards/hazards.ts';
import { foreign } from '../pages/paint.ts';
import type { Picture } from '../pages/picture.ts';
import type { Browser, Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { attachedTo, measurePaint, storedPictures, untilScreenshotEnded } from './screenshots.ts';

test.use({ helpdeskOptions: { dupeWindowSeconds: 0 } });

/** Each of the two pages takes at least four tiles. `npm test` tries two of them. */
const sets = [
  { tiles: [1, 3], tag: ['@waits', '@all-in-firefox'], which: 'the second and the last one' },
  { tiles: [0, 1, 2, 3], tag: ['@waits', '@all'], which: 'each of four' },
];

/** The ways in which a person looks at the other tab during a capture. */
const ways: { title: string; look(neighbour: Tab, own: Tab): Promise<void> }[] = [
  { title: 'stays in front', look: (neighbour) => neighbour.activate() },
  {
    title: 'is in front for a moment',
    look: async (neighbour, own) => {
      await neighbour.activate();
      await own.activate();
    },
  },
];

for (const { title, look, tiles, tag, which } of ways.flatMap((way) =>
  sets.map((set) => ({ ...way, ...set })),
)) {
  test(`another tab that ${title} while a page is captured is in no picture, tried at ${which}`, {
    tag,
  }, async ({ connected: browser, helpdesk, pages }) => {
    test.setTimeout(240_000);
    // Firefox captures a document even if it is not in front. A pane must be scrolled, as in every browser.
    const hazard = hazardNamed(browser.name === 'firefox' ? 'pane' : 'plain');
    const neighbour = await browser.openTab(`${pages.url}/hazards/neighbour`);
    const endings: string[] = [];
    for (const tile of tiles) {
      await test.step(`tile ${tile + 1}`, async () => {
        const tab = await browser.openTab(`${pages.url}/hazards/${hazard.name}`);
        const popup = await (await Popup.open(browser, tab)).ready();
        await noteScrolls(tab);
        const begun = atTile(tab, tile);
        await popup.captureMode('Full page').press('Space');
        await begun;
        await look(neighbour, tab);
        await untilScreenshotEnded(browser);
        await expectNothingForeign(await storedPictures(browser), `stored at tile ${tile}`);

        const again = await reopened(browser, popup, tab);
        const said = await again.surface.text();
        const { pictures: sent } = await attachedTo(helpdesk, await again.create());
        await again.surface.close();
        await expectNothingForeign(sent, `sent at tile ${tile}`);
        endings.push(await endingOf(hazard, tab, said, sent));
        await tab.close();
      });
    }
    expect(endings.filter((ending) => !['complete', 'stopped', 'untaken'].includes(ending))).toEqual([]);
    expect(endings).toContain('stopped');
  });
}

/** Makes the page note each place that it is scrolled to from now on. `atTile` reads the notes. */
async function noteScrolls(tab: Tab): Promise<void> {
  await tab.evaluate(`(() => {
    const scroller = document.querySelector('main') ?? document.scrollingElement;
    scroller.scrollTo(0, 160);
    window.scrolled = [];
    const note = () => window.scrolled.push(scroller.scrollTop);
    addEventListener('scroll', note, { capture: true });
    return null;
  })()`);
}

/** Resolves once the page is scrolled to where that tile begins. Rejects with the places that it was scrolled to. */
function atTile(tab: Tab, tile: number): Promise<null> {
  return tab.evaluate<null>(`new Promise((resolve, reject) => {
    const scroller = document.querySelector('main') ?? document.scrollingElement;
    const wanted = Math.min(${tile} * scroller.clientHeight, scroller.scrollHeight - scroller.clientHeight);
    const until = performance.now() + 60000;
    const look = () => {
      if (window.scrolled.some((top) => Math.abs(top - wanted) < 2)) resolve(null);
      else if (performance.now() < until) setTimeout(look, 5);
      else reject(new Error('Never scrolled to ' + wanted + ', only to ' + window.scrolled.join(', ')));
    };
    look();
  })`);
}

async function reopened(browser: Browser, popup: Popup, tab: Tab): Promise<Popup> {
  if (!(await popup.surface.isClosed())) await popup.surface.close();
  return (await Popup.open(browser, tab)).ready();
}

async function expectNothingForeign(pictures: Picture[], what: string): Promise<void> {
  expect(pictures.length, what).toBeGreaterThan(0);
  expect(
    pictures.map((picture) => countColour(picture, foreign)),
    what,
  ).toEqual(pictures.map(() => 0));
}

/**
 * Returns "complete", "stopped" if the popup says so and the picture is right as far as it goes, or "untaken" if there
 * is only the earlier picture of the window. Otherwise returns what is wrong.
 */
async function endingOf(hazard: Hazard, tab: Tab, said: string, pictures: Picture[]): Promise<string> {
  const { width, ratio } = await measurePaint(tab);
  const scene = { ...hazard.scene(width), ratio };
  const faults = checkPicture(pictures, scene);
  if (faults.length === 0) return 'complete';
  if (!/Another tab came in front/.test(said)) return `no word of it, but ${faults.join('; ')}`;
  const { width: outer, height } = await tab.evaluate<{ width: number; height: number }>(
    '({ width: innerWidth, height: innerHeight })',
  );
  const isWindow =
    pictures.length === 1 && pictures[0]?.width === outer * ratio && pictures[0].height === height * ratio;
  if (/No screenshot was taken/.test(said)) return isWindow ? 'untaken' : 'untaken, with another picture';
  const seen = pictures.reduce((sum, picture) => sum + picture.height, 0) / ratio;
  const partly = checkPicture(pictures, { ...scene, height: seen });
  return partly.length === 0 ? 'stopped' : `stopped with ${partly.join('; ')}`;
}
