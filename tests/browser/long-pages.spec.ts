import { checkPicture } from '../pages/check-picture.ts';
import { hazardNamed } from '../pages/hazards/hazards.ts';
import { sleep } from './drivers/wait.ts';
import { expect, test } from './fixtures.ts';
import { stopHiding } from './hidden-pixels.ts';
import { memoryOf } from './memory.ts';
import { measurePaint, sendFullPage } from './screenshots.ts';

test.use({ helpdeskOptions: { dupeWindowSeconds: 0 } });

test.describe('in a high window, for which fewer captures do', () => {
  test.use({ browserOptions: { windowSize: { width: 1280, height: 3000 } } });

  test(
    'a page of 100,000 px comes complete, in numbered parts',
    { tag: '@all' },
    async ({ connected: browser, helpdesk, pages }, info) => {
      test.setTimeout(300_000);
      const hazard = hazardNamed('endless');
      const tab = await browser.openTab(`${pages.url}/hazards/${hazard.name}`);
      const { width, ratio } = await measurePaint(tab);
      const memory = [memoryOf(browser)];
      const begun = Date.now();
      const state = { isTaken: false };
      const taking = sendFullPage(browser, helpdesk, tab).finally(() => {
        state.isTaken = true;
      });
      while (!state.isTaken) {
        memory.push(memoryOf(browser));
        await Promise.race([sleep(500), taking]);
      }
      const { pictures, filenames } = await taking;

      expect(checkPicture(pictures, { ...hazard.scene(width), ratio })).toEqual([]);
      expect(pictures.length).toBeGreaterThan(1);
      expect(numbersIn(filenames)).toEqual(pictures.map((_, index) => [index + 1, pictures.length]));
      const figures = `100,000 px: ${pictures.length} parts, ${Math.round((Date.now() - begun) / 1000)} s, ${memory[0]} MB before, at most ${Math.max(...memory)} MB`;
      info.annotations.push({ type: 'long page', description: figures });
      console.log(figures);
    },
  );
});

test('a page that never ends is followed up to a limit, and the popup says so', {
  tag: ['@waits', '@all-in-firefox'],
}, async ({ connected: browser, helpdesk, pages }) => {
  test.setTimeout(180_000);
  // A busy computer does not finish the check for sensitive data in time on this page. The popup would then ask whether to send
  // the picture unchecked.
  await stopHiding(browser);
  const hazard = hazardNamed('bottomless');
  const tab = await browser.openTab(`${pages.url}/hazards/${hazard.name}`);
  const { width, ratio } = await measurePaint(tab);
  const begunWith = await tab.evaluate<number>('document.documentElement.scrollHeight');
  const { pictures, filenames } = await sendFullPage(browser, helpdesk, tab, { says: /Endless page/ });

  const height = pictures.reduce((sum, picture) => sum + picture.height, 0) / ratio;
  expect(checkPicture(pictures, { ...hazard.scene(width), ratio, height })).toEqual([]);
  expect(height).toBeGreaterThan(2 * begunWith);
  expect(numbersIn(filenames)).toEqual(pictures.map((_, index) => [index + 1, pictures.length]));
});

/** Returns the numbers in each filename, such as 2 and 7 for “page-2-of-7.png”. */
function numbersIn(filenames: readonly string[]): (number[] | undefined)[] {
  return filenames.map((name) => /-(\d+)-of-(\d+)\.\w+$/.exec(name)?.slice(1).map(Number));
}
