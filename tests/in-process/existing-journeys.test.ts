import { Popup } from '../browser/pages/popup.ts';
import { TicketsPage } from '../browser/pages/tickets.ts';
import { wholeWireOf } from '../browser/wire.ts';
import { call, newTicket } from '../helpdesk/testing.ts';
import { expect, test } from './journey.ts';

const subject = 'The lamp page shows no price';

test('a note with its picture is added to a ticket found by number, and nothing else is asked or sent', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject }) });
  helpdesk.clearRequests();
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  expect(wholeWireOf(helpdesk)).toEqual([]);
  await popup.searchExisting();
  await popup.surface.find('option', new RegExp(subject)).waitFor();
  await popup.choose(popup.surface.find('combobox', 'Existing ticket'), '#1041');
  expect(await popup.surface.find('radio', 'Internal note').isChecked()).toBe(true);
  await popup.subject.waitFor('hidden');
  await popup.agent.waitFor();
  await popup.message.fill('Seen here as well.');
  expect(await popup.surface.axe()).toEqual([]);
  await popup.surface.find('button', 'Add to ticket').click();
  await popup.surface.waitForText(/Added to ticket #1041/);
  expect(await popup.surface.find('link', /Open ticket/).attribute('href')).toBe(
    `${helpdesk.url}/app#/t/ticket/1041`,
  );
  const [ticket, ...more] = helpdesk.tickets();
  expect(more).toEqual([]);
  expect(ticket).toMatchObject({
    subject,
    messages: [{}, { isNote: true }],
    attachments: [{ isTemp: false }],
  });
  expect(ticket?.messages[1]?.html).toContain('Seen here as well.');
  expect(wholeWireOf(helpdesk)).toEqual([
    'GET tickets',
    // By its number, and again as it is when it is chosen.
    'GET tickets/1041',
    'GET tickets/1041',
    'POST blobs/temp',
    'POST tickets/1041/messages',
  ]);
});

test('a reply whose reply is lost after the commit is one message, and is found', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  // On a reused connection Chromium would send the request again by itself: see reconcile-message.ts.
  helpdesk.switches.keepAlive = false;
  await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject }) });
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.addTo(subject.slice(4, 16));
  await popup.surface.find('radio', 'Reply to the requester').click();
  await popup.message.fill('We are on it.');
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

test('a ticket like this one is shown once the person types, and added to', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
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
    'GET tickets/1041',
    'POST blobs/temp',
    'POST tickets/1041/messages',
  ]);
  expect(helpdesk.tickets()).toMatchObject([{ messages: [{}, { isNote: true }] }]);
});

test('a ticket that is gone is said to be, and one of its own is made instead', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject }) });
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.addTo('1041');
  helpdesk.faults.add({
    match: { method: 'POST', path: /\/messages$/ },
    effect: { kind: 'status', status: 404 },
  });
  await popup.surface.find('button', 'Add to ticket').click();
  await popup.surface.find('alert').waitForText(/Ticket #1041 is no longer at/);
  await popup.surface.find('button', 'Create a new ticket').click();
  expect(await popup.created()).toBe(1042);
  expect(helpdesk.tickets().at(-1)?.attachments).toHaveLength(1);
});

test('a follow-up begins at the ticket’s row, takes a page’s picture where the popup is told so, and is one note', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const first = await (await Popup.open(browser, tab)).ready();
  await first.create();
  await first.surface.close();
  const tickets = await TicketsPage.open(browser);
  await tickets.sent.find('button', 'Add a follow-up…').click();
  const editor = await browser.waitForSurface('editor.html');
  await editor.waitForText('Paste or drop a picture here');
  await editor.find('button', 'Add to ticket').click();
  await editor.waitForText('Write something, or add a picture or a file.');
  await editor.close();

  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.waitForText('Follow-up to #1041, not sent yet');
  await popup.subject.waitFor();
  expect(await popup.surface.axe()).toEqual([]);
  await (await popup.inMenu('More about this draft', 'Add this screenshot to it')).click();
  await popup.surface.find('radio', 'Internal note').waitFor();
  await popup.surface.waitForText(/#1041/);
  await popup.message.fill('Still wrong.');
  await popup.surface.find('button', 'Add to ticket').click();
  await popup.surface.waitForText(/Added to ticket #1041/);
  const [ticket, ...more] = helpdesk.tickets();
  expect(more).toEqual([]);
  expect(ticket).toMatchObject({ messages: [{}, { isNote: true }], attachments: [{}, { isTemp: false }] });
  expect(ticket?.messages[1]?.html).toContain('Still wrong.');
});

test('a follow-up that is cancelled is offered no more, and the page’s own draft stays', async ({
  connected: browser,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const first = await (await Popup.open(browser, tab)).ready();
  await first.create();
  await first.surface.find('button', 'Add a follow-up…').click();
  await (await browser.waitForSurface('editor.html')).close();
  const popup = await (await Popup.open(browser, tab)).ready();
  await (await popup.inMenu('More about this draft', 'Cancel follow-up')).click();
  await popup.surface.find('button', 'More about this draft').waitFor('hidden');
  await popup.subject.waitFor();
  await popup.surface.close();
  const again = await (await Popup.open(browser, tab)).ready();
  await again.subject.waitFor();
  expect(await again.surface.find('button', 'More about this draft').count()).toBe(0);
});
