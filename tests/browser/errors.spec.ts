import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';

test('an upload that is cut off leaves the ticket waiting, says until when, and it goes out when hurried', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  helpdesk.switches.keepAlive = false;
  const fault = helpdesk.faults.add({
    match: { path: /blobs/, method: 'POST' },
    times: Infinity,
    effect: { kind: 'cut-before-commit' },
  });
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.createButton.click();
  await popup.surface.waitForText(/reach|answer/);
  await expect.poll(() => browser.badgeText()).toBe('1');
  expect(helpdesk.tickets()).toEqual([]);
  fault.remove();
  await popup.surface.find('button', 'Try again now').click();
  await popup.created();
  expect(helpdesk.tickets()).toHaveLength(1);
  expect(helpdesk.tickets().at(-1)?.attachments).toHaveLength(1);
});
