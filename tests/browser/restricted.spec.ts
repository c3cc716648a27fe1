import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';

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
  await popup.create();
  const [ticket] = helpdesk.tickets();
  expect(ticket?.subject).toBe('A page of the browser');
  expect(ticket?.attachments).toHaveLength(1);
  expect(ticket?.attachments[0]?.dimensions?.width).toBeGreaterThan(300);
});

test('readable page text comes along when asked for', async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.find('button', 'Remove screenshot').click();
  await popup.surface.find('button', 'Add page text').click();
  await popup.surface.find('button', 'Remove page text').waitFor();
  await popup.create();
  expect(helpdesk.tickets()[0]?.message).toContain('Reading lamp “Vega”, brass');
});
