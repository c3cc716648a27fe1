import { checkPicture } from '../pages/check-picture.ts';
import { bands } from '../pages/hazards/hazard.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { attachedTo, measurePaint, untilScreenshotEnded, untilTaken } from './screenshots.ts';

/** How often the pane's content of 2200 px is repeated: more than any browser takes in ten seconds. */
const times = 80;
const boxPx = 2200;

test('a full page that takes long says about how long, and is ended with what is there, which the ticket tells', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/hazards/pane`);
  const { width, ratio } = await measurePaint(tab);
  await tab.evaluate(`(() => {
    const box = document.querySelector('.painted');
    for (let more = 1; more < ${times}; more += 1) box.after(box.cloneNode(true));
    document.querySelector('main').scrollTo(0, 160);
    return null;
  })()`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.captureMode('Full page').press('Space');
  await popup.surface.waitForText(/\d+ of \d+ · About \d+ (s|min) more/);
  await popup.surface.find('button', 'Take what is there').click();
  await untilTaken(popup, 'full-page');
  await popup.surface.waitForText(/Only the first part of the page was captured/);
  await untilScreenshotEnded(browser);
  expect(await tab.evaluate<number>("document.querySelector('main').scrollTop")).toBe(160);
  const number = await popup.create();
  const { pictures } = await attachedTo(helpdesk, number);
  const height = pictures.reduce((sum, picture) => sum + picture.height, 0) / ratio;
  const layers = Array.from({ length: times }, (_, at) => bands(0, at * boxPx, width, boxPx));
  expect(checkPicture(pictures, { ratio, width, height, layers })).toEqual([]);
  expect(height).toBeGreaterThan(1000);
  expect(height).toBeLessThan((times * boxPx) / 2);
  expect(helpdesk.tickets().at(-1)?.message).toContain('Only the first part of the page was captured');
});
