import { expect, test } from './fixtures.ts';
import { OptionsPage } from './pages/options.ts';
import { Popup } from './pages/popup.ts';

const savedInSight = `(() => {
  scrollTo(0, document.documentElement.scrollHeight);
  const said = [...document.querySelectorAll('[role="status"]')].find(({ textContent }) => textContent === 'Saved');
  const { top, bottom } = said?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
  return scrollY > 0 && top >= 0 && bottom <= innerHeight;
})()`;

test('a template opens the message, a rule is made with one press, and both stand up to axe where they are kept', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, pages }) => {
  const options = await OptionsPage.open(browser);
  await options.surface.find('button', 'Add template').click();
  await options.surface.find('textbox', 'Template name').fill('Bug');
  await options.surface.find('textbox', 'Template text').fill('Fault on {title}.');
  // "Saved" must be in sight, however far down the change was made.
  await expect.poll(() => options.surface.evaluate<boolean>(savedInSight)).toBe(true);
  await options.surface.close();

  const site = new URL(pages.url).host;
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.choose(popup.field('Template'), 'Bug');
  await expect.poll(() => popup.message.value()).toBe('Fault on Painted page.');
  await popup.choose(popup.department, 'Web shop');
  await popup.surface.find('button', `Always use these on ${site}`).click();
  await popup.surface.waitForText(`Filled in by your rule for ${site}`);
  expect(await popup.surface.axe()).toEqual([]);
  await popup.surface.close();

  const { surface } = await OptionsPage.open(browser);
  await expect.poll(() => surface.find('textbox', 'Site').value()).toBe(site);
  expect(await surface.axe()).toEqual([]);
});
