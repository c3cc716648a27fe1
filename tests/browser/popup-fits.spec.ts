import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';

/**
 * Expression for how many pixels the popup scrolls, and whether the last control is in sight, if the browser gives the
 * height that the popup asks for.
 */
const scrolled = `(() => {
  document.documentElement.style.setProperty('--popup-block-size', '600px');
  const { scrollWidth, clientWidth } = document.documentElement;
  const main = document.querySelector('main');
  const foot = document.querySelector('footer').getBoundingClientRect();
  return {
    width: document.querySelector('.popup').offsetWidth,
    below: main.scrollHeight - main.clientHeight,
    beside: Math.max(0, scrollWidth - clientWidth),
    // Chromium gives a popup less than 600 px on a low screen.
    isFootInSight: foot.bottom <= Math.min(600, innerHeight) + 0.5,
  };
})()`;

/** Expression that makes all words as long as German ones, as the gallery does. */
const lengthen = `(() => {
  const longer = (text) => text.replace(/\\p{L}{4,}/gu, (word) => word + word.slice(-3));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = longer(walker.currentNode.data);
  for (const field of document.querySelectorAll('[placeholder]')) field.placeholder = longer(field.placeholder);
})()`;

test('the popup shows all of it without scrolling, with one thing hidden, a draft elsewhere and six details, also in long words', async ({
  connected: browser,
  pages,
}) => {
  const elsewhere = await browser.openTab(`${pages.url}/shop/index.html`);
  const first = await (await Popup.open(browser, elsewhere)).ready();
  await first.message.fill('still to be sent');
  await first.surface.close();
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  await tab.evaluate("document.body.prepend('ana@shop.example'); null");
  const popup = await (await Popup.open(browser, tab)).ready();
  for (const name of ['1 hidden', '6 details', 'More fields', 'Continue draft'])
    await popup.surface.find('button', name).waitFor();
  const fits = { width: 400, below: 0, beside: 0, isFootInSight: true };
  await expect.poll(() => popup.surface.evaluate(scrolled)).toEqual(fits);
  await popup.surface.evaluate(lengthen);
  expect(await popup.surface.evaluate(scrolled)).toEqual(fits);
});

test('the notice of a draft elsewhere is shown once, and the draft can be discarded from it', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, pages }) => {
  const elsewhere = await browser.openTab(`${pages.url}/shop/index.html`);
  const first = await (await Popup.open(browser, elsewhere)).ready();
  await first.message.fill('never mind');
  await first.surface.close();
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const second = await (await Popup.open(browser, tab)).ready();
  await (await second.inMenu('More about this draft', 'Discard draft')).click();
  await second.surface.waitForText('Draft discarded.');
  await expect.poll(() => second.surface.focused()).toEqual({ role: 'button', name: 'Undo' });
  await second.surface.press('Enter');
  await second.surface.find('button', 'Continue draft').waitFor();
  await second.surface.close();
  const third = await (await Popup.open(browser, tab)).ready();
  expect(await third.surface.find('button', 'Continue draft').count()).toBe(0);
});
