import { readFile } from 'node:fs/promises';
import type { Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { isNear } from './pages/editor.ts';
import { Popup } from './pages/popup.ts';
import { formBack, type Measured, measure } from './picking.ts';
import { storedPictures } from './stored-pictures.ts';
import { type Pixels, readPixels } from './wire.ts';

/** Counts the pixels in the colour of the countdown's pill. */
function countPill(pixels: Pixels): number {
  let found = 0;
  for (let y = 0; y < pixels.height; y += 1)
    for (let x = 0; x < pixels.width; x += 1) if (isNear(pixels.at(x, y), [0x1d, 0x24, 0x33])) found += 1;
  return found;
}

async function look(tab: Tab, file: string): Promise<Pixels> {
  await tab.screenshot(file);
  return readPixels(await readFile(file));
}

test(
  'after a delay the visible area is taken with the menu that was opened meanwhile, counted down on the badge and in the page, and not in the picture',
  {
    tag: ['@waits', '@all-in-firefox'],
  },
  async ({ fresh: browser, pages }, info) => {
    const tab = await browser.openTab(`${pages.url}/things.html`);
    const { ratio } = await tab.evaluate<Measured>(measure);
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.takeAfter('3 s');
    await popup.surface.waitForClosed();
    await tab.mouse('move', { x: 660, y: 60 });
    await expect.poll(() => browser.badgeText()).toMatch(/^[123]$/);
    await expect
      .poll(async () => countPill(await look(tab, info.outputPath('counted.png'))))
      .toBeGreaterThan(500);
    await formBack(browser, tab, 'Visible area');
    expect(await browser.badgeText()).toBe('');
    const [picture] = await storedPictures(browser);
    const pixels = readPixels(picture?.bytes ?? Buffer.alloc(0));
    expect(countPill(pixels)).toBe(0);
    expect(pixels.at(660 * ratio, 120 * ratio)).toEqual([0, 128, 0]);
  },
);

test(
  'Cancel in the page ends the countdown, keeps the picture and brings the form back',
  {
    tag: ['@waits', '@all-in-chromium'],
  },
  async ({ fresh: browser, pages }, info) => {
    const tab = await browser.openTab(`${pages.url}/things.html`);
    const popup = await (await Popup.open(browser, tab)).ready();
    const before = await storedPictures(browser);
    await popup.takeAfter('10 s');
    await popup.surface.waitForClosed();
    await expect
      .poll(async () => countPill(await look(tab, info.outputPath('counted.png'))))
      .toBeGreaterThan(500);
    await tab.clickToast('Cancel');
    await formBack(browser, tab, 'Visible area');
    expect(await storedPictures(browser)).toEqual(before);
  },
);

test('a delay takes no other page: one that was left, one that another tab came in front of', {
  tag: ['@waits', '@all-in-chromium'],
}, async ({ fresh: browser, pages }) => {
  for (const leave of [
    (tab: Tab) => tab.navigate(`${pages.url}/painted.html`),
    () => browser.openTab(`${pages.url}/hazards/neighbour`),
  ]) {
    const tab = await browser.openTab(`${pages.url}/things.html`);
    const popup = await (await Popup.open(browser, tab)).ready();
    const [picture] = await storedPictures(browser);
    await popup.takeAfter('3 s');
    await popup.surface.waitForClosed();
    await leave(tab);
    const editor = await browser.waitForSurface('editor.html');
    await editor.find('alert').waitForText(/page changed before the screenshot was taken/);
    expect(await storedPictures(browser)).toEqual([picture]);
    await editor.close();
  }
});
