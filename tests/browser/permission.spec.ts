import { expect, test } from './fixtures.ts';
import { OptionsPage } from './pages/options.ts';
import { Popup } from './pages/popup.ts';
import { wireOf } from './wire.ts';

test('a refused prompt sends and saves nothing and keeps what was typed; allowed afterwards, it connects', {
  tag: '@all-in-chromium',
}, async ({ visible: browser, helpdesk }) => {
  const { host } = new URL(helpdesk.url);
  const options = await OptionsPage.open(browser);
  await options.connect(helpdesk.url, helpdesk.apiKey);
  await browser.answerPermissionPrompt('refuse');
  await options.surface
    .find('alert')
    .waitForText(`The browser has not allowed the extension to reach ${host}, so nothing was sent.`);
  expect(helpdesk.requests).toEqual([]);
  const stored = await browser.evaluateInExtension<object[]>(
    'Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)])',
  );
  expect(JSON.stringify(stored)).not.toContain(helpdesk.apiKey);
  expect(stored.flatMap((area) => Object.keys(area))).not.toContain('connection');
  expect(await options.address.value()).toBe(helpdesk.url);
  expect(await options.key.value()).toBe(helpdesk.apiKey);

  await options.surface.find('button', 'Allow access').click();
  await browser.answerPermissionPrompt('allow');
  await options.surface.waitForText(`Connected as ${helpdesk.agents()[0]?.name}`);
});

test('with the permission taken away nothing is sent; given back from the popup, the ticket goes out', {
  tag: '@all-in-chromium',
}, async ({ visible: browser, helpdesk, pages }) => {
  const { host, hostname } = new URL(helpdesk.url);
  const options = await OptionsPage.open(browser);
  await options.connect(helpdesk.url, helpdesk.apiKey);
  await browser.answerPermissionPrompt('allow');
  await options.surface.waitForText(/Connected as /);
  await options.surface.close();
  helpdesk.clearRequests();

  const tab = await browser.openTab(`${pages.url}/painted.html`);
  await browser.revokeHost(`http://${hostname}/*`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.message.fill('Sent when it may be');
  await popup.createButton.click();
  await popup.surface
    .find('alert')
    .waitForText(`The browser has not allowed the extension to reach ${host}. The draft is kept.`);
  expect(helpdesk.requests).toEqual([]);

  await popup.surface.find('button', 'Allow access').click();
  await browser.answerPermissionPrompt('allow');
  await expect.poll(() => helpdesk.tickets().length, { timeout: 30_000 }).toBe(1);
  expect(helpdesk.tickets()[0]?.message).toContain('Sent when it may be');
  expect(wireOf(helpdesk)).toEqual(['POST blobs/temp', 'POST tickets']);
});
