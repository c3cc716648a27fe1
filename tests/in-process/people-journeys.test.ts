import { Popup } from '../browser/pages/popup.ts';
import { wholeWireOf, wireOf } from '../browser/wire.ts';
import { expect, test } from './journey.ts';

const page = `<!doctype html><title>Customer 4711</title><p id="mail">Write to nia@record.example or</p>
  <a href="mailto:joe@northwind.example?subject=Hi">Joe</a><p hidden>hidden@record.example</p>`;

test('a requester is found by name and by address, added by name, taken from the page, or me with one key', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const file = async (fill: (popup: Popup) => Promise<void>) => {
    const tab = await browser.openTab(`${pages.url}/painted.html?${helpdesk.tickets().length}`);
    await tab.evaluate(`document.body.innerHTML = ${JSON.stringify(page)}`);
    const popup = await (await Popup.open(browser, tab)).ready();
    await fill(popup);
    await popup.create();
    await popup.surface.close();
    await tab.close();
    return helpdesk.tickets().at(-1);
  };
  const option = (popup: Popup, name: RegExp) => popup.surface.find('option', name).nth(0);

  const byName = await file(async (popup) => {
    await popup.requester.fill('lena');
    await option(popup, /Lena Brandt/).click();
  });
  expect(byName?.person.email).toBe('lena.brandt@brandt-optik.example');

  const byAddress = await file(async (popup) => {
    await popup.requester.fill('maria@casafernandez.example');
    await option(popup, /María Fernández/).waitFor();
  });
  expect(byAddress?.person.name).toBe('María Fernández');

  const added = await file(async (popup) => {
    await popup.requester.fill('nora@new.example');
    await popup.surface.find('textbox', 'Name of the requester').fill('Nora Quist');
    expect(await popup.surface.axe()).toEqual([]);
  });
  expect(added?.person).toMatchObject({ name: 'Nora Quist', email: 'nora@new.example' });

  const fromPage = await file(async (popup) => {
    await popup.requester.click();
    await option(popup, /nia@record\.example on this page/).waitFor();
    expect(await popup.surface.find('option', /hidden@record/).count()).toBe(0);
    expect(await popup.surface.axe()).toEqual([]);
    await option(popup, /joe@northwind\.example on this page/).click();
  });
  expect(fromPage?.person.name).toBe('Joe Carter');

  const mine = await file(async (popup) => {
    await popup.requester.fill('somebody@else.example');
    await popup.requester.focus();
    await popup.surface.press('Control+a');
    await popup.surface.press('.');
    await popup.surface.find('button', 'More fields').click();
    const cc = popup.surface.find('combobox', 'CC');
    await cc.fill('lena');
    await option(popup, /Lena Brandt/).click();
    await cc.focus();
    await popup.surface.press('End');
    await popup.surface.press('.');
  });
  expect(mine?.person.name).toBe('Ana Horvat');
  expect(mine?.cc).toEqual(['lena.brandt@brandt-optik.example', mine?.person.email]);
});

test('an address the helpdesk has and refuses ends in one sentence, and another requester makes the ticket', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const former = helpdesk.agents().find(({ isDeleted }) => isDeleted)?.email ?? '';
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.requester.fill(former);
  await popup.createButton.click();
  await popup.surface.waitForText(/This address belongs to another account\. Choose someone else\./);
  await expect.poll(async () => (await popup.surface.focused()).name).toContain('Requester');
  const creates = wireOf(helpdesk).filter((request) => request === 'POST tickets');
  expect(creates).toHaveLength(1);

  // The helpdesk accepts a secondary address, and makes the owner of this address the requester.
  await popup.requester.fill('joe.private@mail.example');
  await popup.create();
  expect(helpdesk.tickets()).toMatchObject([{ person: { name: 'Joe Carter' } }]);
});

test('nothing goes out but one look for tickets like it, a search for words that stand still, the uploads and the ticket', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.requester.click();
  await popup.surface.press('ArrowDown');
  await popup.subject.fill('Counted');
  await popup.choose(popup.agent, helpdesk.agents()[3]?.name ?? '');
  await popup.choose(popup.department, 'Billing');
  await popup.surface.find('button', 'More fields').click();
  await popup.surface.find('textbox', 'Order number').fill('M-1');
  await popup.message.fill('Typed at length');
  // The first pause in typing starts a search for similar tickets.
  await expect.poll(() => wholeWireOf(helpdesk)).toEqual(['GET search']);
  await popup.requester.fill('lena');
  await popup.surface
    .find('option', /Lena Brandt/)
    .nth(0)
    .click();
  await popup.create();
  expect(wholeWireOf(helpdesk)).toEqual(['GET search', 'POST batch', 'POST blobs/temp', 'POST tickets']);
  expect(helpdesk.apiRequests()[1]?.json).toEqual({
    requests: { r0: '/api/v2/search?types=person&q=lena' },
  });
  expect([...new Set(helpdesk.requests.map(({ path }) => path.split('/')[1]))]).toEqual(['api']);
});
