import type { Tab } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { formBack, type Measured, measure } from './picking.ts';
import { storedPictures } from './stored-pictures.ts';
import { readPixels } from './wire.ts';

test('after a delay the visible area is taken with the menu that was opened meanwhile, counted down on the badge', {
  tag: ['@waits', '@all-in-firefox'],
}, async ({ fresh: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/things.html`);
  const { ratio } = await tab.evaluate<Measured>(measure);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.takeAfter('3 s');
  await popup.surface.waitForClosed();
  await tab.mouse('move', { x: 660, y: 60 });
  await expect.poll(() => browser.badgeText()).toMatch(/^[123]$/);
  await formBack(browser, tab, 'Visible area');
  expect(await browser.badgeText()).toBe('');
  const [picture] = await storedPictures(browser);
  const { at } = readPixels(picture?.bytes ?? Buffer.alloc(0));
  expect(at(660 * ratio, 120 * ratio)).toEqual([0, 128, 0]);
});

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
