import { black } from './drawing.ts';
import { expect, test } from './fixtures.ts';
import { lastPicture } from './hidden-pixels.ts';
import { isNear } from './pages/editor.ts';
import { Popup } from './pages/popup.ts';
import type { Pixels, Rgb } from './wire.ts';

const box = { x: 40, y: 40, width: 420, height: 120 };
const ofFrame: Rgb = [255, 0, 255];
const ofWords: Rgb = [255, 255, 255];

/** Counts the pixels of the frame's page, of its words and of the box. Returns each as a share of all pixels. */
function sharesIn(picture: Pixels, ratio: number) {
  const counts = { frame: 0, words: 0, box: 0, all: 0 };
  for (let y = box.y * ratio; y < (box.y + box.height) * ratio; y += 1) {
    for (let x = box.x * ratio; x < (box.x + box.width) * ratio; x += 1) {
      const pixel = picture.at(x, y);
      counts.all += 1;
      if (isNear(pixel, ofFrame)) counts.frame += 1;
      else if (isNear(pixel, ofWords)) counts.words += 1;
      else if (isNear(pixel, black)) counts.box += 1;
    }
  }
  const { all, ...rest } = counts;
  return { frame: rest.frame / all, words: rest.words / all, box: rest.box / all };
}

test('a frame of another site is hidden by a box that names the site, and shown in the popup', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const url = `${pages.url}/hazards/neighbour`;
  const tab = await browser.openTab(url);
  // The same server by another name is another site.
  const elsewhere = url.replace('127.0.0.1', 'localhost');
  await tab.evaluate(`new Promise((resolve) => {
    document.documentElement.style.background = '#fff';
    document.body.innerHTML = '<iframe style="position: absolute; left: ${box.x}px; top: ${box.y}px; width: ${box.width}px; height: ${box.height}px; border: 0"></iframe>';
    const frame = document.querySelector('iframe');
    frame.onload = () => resolve(null);
    frame.src = '${elsewhere}?token=secret';
  })`);
  const ratio = await tab.evaluate<number>('devicePixelRatio');
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.waitForText('1 item hidden');
  await popup.create();
  const hidden = sharesIn(await lastPicture(helpdesk), ratio);
  expect(hidden.frame).toBe(0);
  expect(hidden.words).toBeGreaterThan(0.005);
  expect(hidden.box).toBeGreaterThan(0.85);
  await popup.surface.close();

  await tab.activate();
  const again = await (await Popup.open(browser, tab)).ready();
  await again.openHidden();
  await again.surface.find('button', 'Show part of localhost').click();
  await again.surface.find('button', 'Show part of localhost').waitFor('hidden');
  await expect.poll(() => again.surface.focused()).toEqual({ role: 'button', name: 'More fields' });
  // The helpdesk refuses a ticket of the same words within the same second.
  await again.subject.fill('The frame is shown');
  await again.create();
  expect(sharesIn(await lastPicture(helpdesk), ratio)).toEqual({ frame: 1, words: 0, box: 0 });
});
