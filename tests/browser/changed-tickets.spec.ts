import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { call, newTicket } from '../helpdesk/testing.ts';
import { expect, test } from './fixtures.ts';
import { connect } from './pages/options.ts';
import { Popup } from './pages/popup.ts';
import { TicketsPage } from './pages/tickets.ts';
import { wholeWireOf } from './wire.ts';

const subject = 'The lamp page shows no price';

// A browser repeats a request by itself if the broken connection was used before.
test.use({ helpdeskOptions: { keepAlive: false } });

const writes = (helpdesk: Helpdesk) => wholeWireOf(helpdesk).filter((line) => !line.startsWith('GET'));
const changes = (helpdesk: Helpdesk) =>
  helpdesk.apiRequests().flatMap(({ method, json }) => (method === 'PUT' ? [json] : []));

function nameOf(helpdesk: Helpdesk, agent: number): string {
  const name = helpdesk.agents().find(({ id }) => id === agent)?.name;
  if (name === undefined) throw new Error(`There is no agent ${agent}`);
  return name;
}

async function addNote(popup: Popup, agent: string): Promise<void> {
  await popup.addTo(subject.slice(4, 16));
  await popup.message.fill('Seen here as well.');
  await popup.choose(popup.agent, agent);
}

test('a ticket is assigned beside a message to it, and changed from the receipt and from the tickets page', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject }) });
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await addNote(popup, nameOf(helpdesk, 42));
  expect(await popup.surface.axe()).toEqual([]);
  helpdesk.clearRequests();
  await popup.surface.find('button', 'Add to ticket').click();
  await popup.surface.waitForText(/Added to ticket #1041/);
  await popup.surface.waitForText(/Changed: Agent/);
  expect(writes(helpdesk)).toEqual(['POST blobs/temp', 'POST tickets/1041/messages', 'PUT tickets/1041']);
  expect(changes(helpdesk)).toEqual([{ agent: 42 }]);

  await popup.surface.find('button', 'Change status…').click();
  await popup.choose(popup.field('Status'), 'Resolved');
  expect(await popup.surface.axe()).toEqual([]);
  await popup.surface.find('button', 'Save change').click();
  await popup.surface.waitForText(/Ticket #1041 is changed/);
  expect(changes(helpdesk)).toEqual([{ agent: 42 }, { status: 'resolved' }]);
  await popup.surface.close();

  const tickets = new TicketsPage(await browser.openExtensionPage('tickets.html'));
  await tickets.surface.find('button', 'Assign…').click();
  await tickets.surface.find('combobox', 'Agent').waitFor();
  await call(helpdesk, 'PUT', '/tickets/1041', { json: { agent: 6 } });
  helpdesk.clearRequests();
  const list = new Popup(tickets.surface);
  await list.choose(list.agent, nameOf(helpdesk, 41));
  await tickets.surface.find('button', 'Save change').click();
  await tickets.surface.waitForText(/Somebody else has changed ticket #1041/);
  expect(await tickets.surface.axe()).toEqual([]);
  expect(changes(helpdesk)).toEqual([]);
  await tickets.surface.find('button', 'Change all the same').click();
  await expect.poll(() => changes(helpdesk)).toEqual([{ agent: 41 }]);
  await expect.poll(() => tickets.surface.text()).not.toMatch(/Changes to tickets/);
});

test('a change that was cut off outlives the browser and is made once', {
  tag: ['@waits', '@all-in-firefox'],
}, async ({ profile, helpdesk, pages }) => {
  await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject }) });
  let browser = await profile.launch();
  await connect(browser, helpdesk);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await addNote(popup, nameOf(helpdesk, 42));
  helpdesk.clearRequests();
  const cut = helpdesk.faults.add({ match: { method: 'PUT' }, effect: { kind: 'cut-after-commit' } });
  await popup.surface.find('button', 'Add to ticket').click();
  await cut.struck();
  await popup.surface.waitForText(/To be changed: Agent/);
  await browser.kill();
  browser = await profile.launch();
  const tickets = new TicketsPage(await browser.openExtensionPage('tickets.html'));
  await expect.poll(() => tickets.surface.text(), { timeout: 90_000 }).not.toMatch(/Changes to tickets/);
  expect(changes(helpdesk)).toEqual([{ agent: 42 }]);
  expect(helpdesk.tickets()).toMatchObject([{ agent: { id: 42 }, messages: [{}, {}] }]);
});
