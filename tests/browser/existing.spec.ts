import { call, newTicket } from '../helpdesk/testing.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { wholeWireOf } from './wire.ts';

const subject = 'The lamp page shows no price';

// A browser repeats a request by itself if the broken connection was used before; see reconcile-message.ts.
test.use({ helpdeskOptions: { keepAlive: false } });

test('a reply whose reply is lost after the commit is one message, and is found', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject }) });
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.addTo(subject.slice(4, 16));
  await popup.surface.find('radio', 'Reply to the requester').click();
  await popup.message.fill('We are on it.');
  expect(await popup.surface.axe()).toEqual([]);
  helpdesk.faults.add({
    match: { method: 'POST', path: /\/messages$/ },
    effect: { kind: 'cut-after-commit' },
  });
  await popup.surface.find('button', 'Add to ticket').click();
  await popup.surface.waitForText(/Added to ticket #1041/);
  expect(helpdesk.tickets()).toMatchObject([
    { messages: [{}, { isNote: false }], attachments: [{ isTemp: false }] },
  ]);
});

test('a ticket like this one is shown once the person types, and added to', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const like = { subject: `${await tab.title()} is wrong` };
  await call(helpdesk, 'POST', '/tickets', { json: newTicket(like) });
  helpdesk.clearRequests();
  const popup = await (await Popup.open(browser, tab)).ready();
  expect(wholeWireOf(helpdesk)).toEqual([]);
  await popup.message.fill('Me too.');
  await popup.surface.find('heading', 'Already reported?').waitFor();
  expect(await popup.surface.axe()).toEqual([]);
  expect(await popup.createButton.isEnabled()).toBe(true);
  expect(wholeWireOf(helpdesk)).toEqual(['GET search']);
  await popup.surface.find('button', 'Add to this ticket').click();
  await popup.agent.waitFor();
  await popup.surface.find('button', 'Add to ticket').click();
  await popup.surface.waitForText(/Added to ticket #1041/);
  expect(wholeWireOf(helpdesk)).toEqual([
    'GET search',
    // The form shows the agent and status that the ticket has.
    'GET tickets/1041',
    'POST blobs/temp',
    'POST tickets/1041/messages',
  ]);
  expect(helpdesk.tickets()).toMatchObject([{ messages: [{}, { isNote: true }] }]);
});
