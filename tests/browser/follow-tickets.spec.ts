import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { TicketsPage } from './pages/tickets.ts';
import { wholeWireOf } from './wire.ts';

test('the tickets page tells of an agent’s reply and of a resolved ticket, each once, and of nothing if it is switched off', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  const number = await popup.create();
  await popup.surface.close();
  helpdesk.clearRequests();
  let tickets = await TicketsPage.open(browser);
  await tickets.sent.waitForText(/Waiting for an agent/);
  expect(wholeWireOf(helpdesk)).toEqual(['POST batch']);
  await tickets.surface.close();

  const desk = await browser.openTab(`${helpdesk.url}/app#/t/ticket/${number}`);
  const agent = desk.surface();
  await agent.find('textbox', 'Answer').fill('The lamp is mended.');
  await agent.find('button', 'Reply').click();
  await agent.waitForText(/Replied\./);

  tickets = await TicketsPage.open(browser);
  await tickets.surface.waitForText(/1 new reply/);
  await tickets.sent.waitForText(/New reply.*Waiting for the requester.*Last reply/s);
  expect(await tickets.surface.text()).not.toContain('The lamp is mended.');
  expect(await tickets.surface.axe()).toEqual([]);
  helpdesk.clearRequests();
  await tickets.sent.find('button', 'Show reply').click();
  await tickets.surface.waitForText(/The lamp is mended\./);
  expect(wholeWireOf(helpdesk)).toEqual([`GET tickets/${number}/messages`]);
  expect(await tickets.surface.axe()).toEqual([]);
  await tickets.surface.close();

  await desk.activate();
  await agent.find('combobox', 'Status').focus();
  await agent.type('Resolved');
  await agent.find('button', 'Save').click();
  await agent.waitForText(/Saved\./);
  expect(helpdesk.tickets()).toMatchObject([{ status: 'resolved' }]);

  tickets = await TicketsPage.open(browser);
  await tickets.surface.waitForText(/1 resolved/);
  expect(await tickets.surface.text()).not.toContain('new reply');
  await tickets.surface.close();
  helpdesk.clearRequests();
  tickets = await TicketsPage.open(browser);
  await tickets.sent.waitForText(/Resolved/);
  expect(await tickets.surface.text()).not.toContain('1 resolved');
  expect(await browser.badgeText()).not.toBe('•');
  await tickets.surface.close();
  expect(helpdesk.requests).toEqual([]);

  const options = await browser.openExtensionPage('options.html');
  await options.find('checkbox', 'Follow sent tickets').click();
  await options.waitForText(/Saved/);
  await options.close();
  helpdesk.clearRequests();
  tickets = await TicketsPage.open(browser);
  await tickets.sent.find('link', new RegExp(`#${number}`)).waitFor();
  expect(await tickets.sent.text()).not.toContain('Resolved');
  expect(wholeWireOf(helpdesk)).toEqual([]);
});
