import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { TicketsPage } from './pages/tickets.ts';
import { wholeWireOf } from './wire.ts';

test('the tickets page tells of an agent’s reply and of a resolved ticket, each once, and of nothing if it is switched off', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const create = async (subject: string): Promise<number> => {
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.subject.fill(subject);
    const number = await popup.create();
    await popup.surface.close();
    return number;
  };
  const first = await create('The lamp is dark');
  await tab.activate();
  const second = await create('The lamp is loud');
  helpdesk.clearRequests();
  let tickets = await TicketsPage.open(browser);
  await tickets.sent.waitForText(/Waiting for an agent.*Waiting for an agent/s);
  expect(wholeWireOf(helpdesk)).toEqual(['POST batch']);
  await tickets.surface.close();

  const agent = (await browser.openTab(`${helpdesk.url}/app#/t/ticket/${first}`)).surface();
  await agent.find('textbox', 'Answer').fill('The lamp is mended.');
  await agent.find('button', 'Reply').click();
  await agent.waitForText(/Replied\./);
  await agent.find('link', /The lamp is loud/).click();
  await agent.find('heading', 'The lamp is loud').waitFor();
  await agent.find('combobox', 'Status').focus();
  await agent.type('Resolved');
  await agent.find('button', 'Save').click();
  await agent.waitForText(/Saved\./);
  await expect.poll(() => helpdesk.tickets().map(({ status }) => status)).toContain('resolved');

  tickets = await TicketsPage.open(browser);
  await tickets.surface.waitForText(/1 resolved, 1 new reply/);
  const ticket = (number: number) => tickets.sent.find('listitem').nth(number === second ? 0 : 1);
  await ticket(first).waitForText(/New reply.*Waiting for the requester.*Last reply/s);
  await ticket(second).waitForText(/Resolved/);
  expect(await tickets.surface.text()).not.toContain('The lamp is mended.');
  helpdesk.clearRequests();
  await tickets.sent.find('button', 'Show reply').click();
  await tickets.surface.waitForText(/The lamp is mended\./);
  expect(wholeWireOf(helpdesk)).toEqual([`GET tickets/${first}/messages`]);
  expect(await tickets.surface.axe()).toEqual([]);
  await tickets.surface.close();

  tickets = await TicketsPage.open(browser);
  await ticket(second).waitForText(/Resolved/);
  await ticket(first).waitForText(/Waiting for the requester/);
  expect(await tickets.surface.text()).not.toMatch(/1 resolved|new reply/i);
  expect(await browser.badgeText()).not.toBe('•');
  await tickets.surface.close();

  const options = await browser.openExtensionPage('options.html');
  await options.find('checkbox', 'Follow sent tickets').click();
  await options.waitForText(/Saved/);
  await options.close();
  helpdesk.clearRequests();
  tickets = await TicketsPage.open(browser);
  await tickets.sent.find('link', new RegExp(`#${first}`)).waitFor();
  expect(await tickets.sent.text()).not.toContain('Resolved');
  expect(wholeWireOf(helpdesk)).toEqual([]);
});
