import type { Browser } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { TicketsPage } from './pages/tickets.ts';
import { readPixels } from './wire.ts';

test('reopening the popup on the page brings back what was typed and the picture', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  const first = await (await Popup.open(browser, tab)).ready();
  await first.subject.fill('The total is not a number');
  await first.message.fill('Half a sent');
  await first.surface.close();

  const second = await (await Popup.open(browser, tab)).ready();
  expect(await second.subject.value()).toBe('The total is not a number');
  expect(await second.message.value()).toBe('Half a sent');
  await second.surface.waitForText(/draft from .* is back/);
  await second.message.fill('Half a sentence, and the rest.');
  await second.create();
  const [ticket] = helpdesk.tickets();
  expect(ticket?.subject).toBe('The total is not a number');
  expect(ticket?.message).toContain('Half a sentence, and the rest.');
  expect(ticket?.attachments).toHaveLength(1);
  expect(helpdesk.tickets()).toHaveLength(1);
});

test('Start over takes a new capture and drops the old draft', { tag: '@all-in-firefox' }, async ({
  connected: browser,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  const first = await (await Popup.open(browser, tab)).ready();
  await first.message.fill('never mind');
  await first.surface.close();
  const second = await (await Popup.open(browser, tab)).ready();
  await second.surface.find('button', 'Start over').click();
  await expect.poll(() => second.message.value()).toBe('');
  await second.ready();
  await second.surface.close();
  const third = await (await Popup.open(browser, tab)).ready();
  expect(await third.message.value()).toBe('');
});

test('on another page the draft is offered and goes on in the editor', { tag: '@all-in-firefox' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  const first = await (await Popup.open(browser, tab)).ready();
  await first.message.fill('still to be sent');
  await first.surface.close();
  const elsewhere = await browser.openTab(`${pages.url}/painted.html`);
  const second = await (await Popup.open(browser, elsewhere)).ready();
  expect(await second.message.value()).toBe('');
  await second.surface.find('button', 'Continue draft').click();
  const editor = await browser.waitForSurface('editor.html');
  await expect.poll(() => editor.find('textbox', 'Message').value()).toBe('still to be sent');
  await editor.find('button', 'Create ticket').click();
  await editor.waitForText(/Ticket #\d+ created/);
  expect(helpdesk.tickets()[0]?.message).toContain('still to be sent');
});

test('before a helpdesk is connected the popup captures, keeps the draft and leads to the options', {
  tag: '@all-in-chromium',
}, async ({ fresh: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.message.fill('written before connecting');
  await popup.surface.find('button', 'Connect to your helpdesk').click();
  const options = await browser.waitForSurface('options.html');
  await options.find('textbox', 'Helpdesk address').waitFor();
  await options.close();
  await tab.activate();
  const again = await (await Popup.open(browser, tab)).ready();
  expect(await again.message.value()).toBe('written before connecting');
});

test('a draft is on the tickets page, and is there again after the extension was updated', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, pages }) => {
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.subject.fill('Begun before the update');
  await popup.surface.close();
  await browser.reloadExtension();
  const tickets = await TicketsPage.open(browser);
  const row = tickets.waiting.find('listitem').nth(0);
  await row.waitForText(/Begun before the update[\s\S]*A draft, not sent yet/);
  await row.find('button', 'Edit').click();
  const editor = await browser.waitForSurface('editor.html');
  await expect.poll(() => editor.find('textbox', 'Subject').value()).toBe('Begun before the update');
});

test('a draft that nobody worked on is pictured anew: the popup shows and sends the page as it is now', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const first = await (await Popup.open(browser, tab)).ready();
  await first.surface.close();
  await tab.evaluate(
    "document.title = 'As it is now'; document.body.style.cssText = 'margin:0;height:100vh;background:rgb(10,200,30)'; document.body.textContent = ''; null",
  );
  const second = await (await Popup.open(browser, tab)).ready();
  expect(await second.subject.value()).toBe('As it is now');
  expect(await second.surface.text()).not.toMatch(/draft from .* is back/);
  await second.create();
  const [ticket] = helpdesk.tickets();
  const { at, width, height } = readPixels(await helpdesk.blobBytes(ticket?.attachments[0]?.blobAuth ?? ''));
  expect(at(Math.floor(width / 2), Math.floor(height / 2))).toEqual([10, 200, 30]);
});

test('drafts of pages without an address of their own never meet', { tag: '@all-in-chromium' }, async ({
  connected: browser,
}) => {
  const page = (title: string) => `data:text/html,<title>${title}</title><h1>${title}</h1>`;
  for (const [one, other] of [
    [page('One'), page('Two')],
    ['about:blank', 'about:blank'],
  ] as const) {
    const first = await openOn(browser, one);
    await first.message.fill(`About ${one}`);
    await first.surface.close();
    const second = await openOn(browser, other);
    expect(await second.message.value()).toBe('');
    // The first draft is not lost: the popup offers it, as it offers the draft of another page.
    await second.surface.find('button', 'Continue draft').waitFor();
    await second.surface.waitForText('Draft of a page without an address');
    await second.surface.close();
  }
});

/** Opens the popup over a page. Waits only for the form, because Chromium takes no picture of about:blank. */
async function openOn(browser: Browser, url: string): Promise<Popup> {
  const popup = await Popup.open(browser, await browser.openTab(url));
  await popup.subject.waitFor();
  return popup;
}
