import { call, newTicket } from '../helpdesk/testing.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { TicketsPage } from './pages/tickets.ts';
import { wholeWireOf } from './wire.ts';

const subject = 'The lamp page shows no price';

// A browser repeats a request by itself if the broken connection was used before; see reconcile-message.ts.
test.use({ helpdeskOptions: { keepAlive: false } });

test('a reply whose reply is lost after the commit is one message, and is found', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
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

test('a ticket like this one is shown once the person types, added to, and followed up from its row', {
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

  await popup.surface.close();
  const tickets = await TicketsPage.open(browser);
  await tickets.sent.find('button', 'Add a follow-up…').click();
  const editor = await browser.waitForSurface('editor.html');
  await editor.find('textbox', 'Message').fill('Still wrong.');
  await editor.waitForText('Paste or drop a picture here');
  await editor.close();
  await tickets.surface.close();
  const next = await (await Popup.open(browser, tab)).ready();
  await next.surface.waitForText('Follow-up to #1041, not sent yet');
  await (await next.inMenu('More about this draft', 'Add this screenshot to it')).click();
  await next.surface.find('radio', 'Internal note').waitFor();
  expect(await next.message.value()).toBe('Still wrong.');
  await next.surface.find('button', 'Add to ticket').click();
  await next.surface.waitForText(/Added to ticket #1041/);
  const [ticket, ...more] = helpdesk.tickets();
  expect(more).toEqual([]);
  expect(ticket).toMatchObject({
    messages: [{}, {}, { isNote: true }],
    attachments: [{}, { isTemp: false }],
  });
  expect(ticket?.messages[2]?.html).toContain('Still wrong.');
});
