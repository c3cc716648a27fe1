import { readFileSync } from 'node:fs';
import { sleep } from './drivers/wait.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { type Pixels, type Rgb, readPixels } from './wire.ts';

test('a page that refuses scripts still gives a screenshot, and a sentence says why there is no text', async ({
  connected: browser,
  helpdesk,
}) => {
  const tab = await browser.openTab(browser.name === 'chromium' ? 'chrome://version/' : 'about:license');
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.waitForText(
    'The browser does not let extensions read this page. The screenshot still works.',
  );
  await popup.subject.fill('A page of the browser');
  await popup.createButton.click();
  await popup.surface.waitForText('This page could not be checked for sensitive data.');
  expect(helpdesk.tickets()).toEqual([]);
  await popup.surface.find('button', 'Send as it is').click();
  await popup.created();
  const [ticket] = helpdesk.tickets();
  expect(ticket?.subject).toBe('A page of the browser');
  expect(ticket?.attachments).toHaveLength(1);
  expect(ticket?.attachments[0]?.dimensions?.width).toBeGreaterThan(300);
});

test(
  'a PDF file gives a screenshot of it, and a sentence says why there is no text',
  { tag: '@all-in-chromium' },
  async ({ connected: browser, helpdesk, pages }, info) => {
    const tab = await browser.openTab(`${pages.url}/invoice.pdf`);
    const seen = info.outputPath('invoice.png');
    const isPainted = async () => {
      await tab.screenshot(seen);
      return hasColour(readPixels(readFileSync(seen)), band);
    };
    await expect.poll(isPainted, { timeout: 60_000 }).toBe(true);
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.surface.waitForText(
      'The browser does not let extensions read this page. The screenshot still works.',
    );
    await popup.inMenu('Add to the ticket', 'Add file');
    expect(await popup.surface.find('button', 'Add page text').count()).toBe(0);
    await popup.surface.press('Escape');
    await popup.createButton.click();
    await popup.surface.find('button', 'Send as it is').click();
    await popup.created();
    const [ticket] = helpdesk.tickets();
    expect(ticket?.subject).toContain('Invoice 2041');
    expect(ticket?.message).toContain(`${pages.url}/invoice.pdf`);
    const picture = readPixels(await helpdesk.blobBytes(ticket?.attachments[0]?.blobAuth ?? ''));
    expect(hasColour(picture, band)).toBe(true);
  },
);

test('of a page that is busy with its own work the popup says that a selection may be missing, and takes it anew @waits', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  await tab.selectText('h1');
  // The popup takes the focus from the page before it is read.
  await tab.evaluate(`void addEventListener('blur', () => {
    const end = Date.now() + 9000;
    while (Date.now() < end);
  }, { once: true })`);
  const popup = await Popup.open(browser, tab);
  await popup.surface.waitForText('The page did not answer. What you selected in it is not in this draft.');
  await sleep(4000);
  await popup.surface.find('button', 'Retake').click();
  await popup.openDetails();
  await popup.surface.find('button', 'Remove selection').waitFor();
  expect(await popup.surface.text()).not.toContain('did not answer');
  await popup.create();
  expect(helpdesk.tickets().map(({ subject }) => subject)).toEqual(['Your basket']);
});

test('readable page text comes along when asked for', { tag: '@all-in-chromium' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.find('button', 'Remove screenshot').click();
  await (await popup.inMenu('Add to the ticket', 'Add page text')).click();
  await popup.openDetails();
  await popup.surface.find('button', 'Remove page text').waitFor();
  await popup.create();
  expect(helpdesk.tickets()[0]?.message).toContain('Reading lamp “Vega”, brass');
});

/** Of the invoice's head: 0.13 0.36 0.62 in the file. */
const band: Rgb = [33, 92, 158];

/** Is it somewhere in the picture, but for rounding? */
function hasColour({ width, height, at }: Pixels, wanted: Rgb): boolean {
  for (let y = 0; y < height; y += 4) {
    for (let x = 0; x < width; x += 4) {
      if (at(x, y).every((part, index) => Math.abs(part - (wanted[index] ?? 0)) <= 2)) return true;
    }
  }
  return false;
}
