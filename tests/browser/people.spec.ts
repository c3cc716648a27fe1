import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';

const page = `<!doctype html><title>Customer 4711</title><p id="mail">Write to nia@record.example or</p>
  <a href="mailto:joe@northwind.example?subject=Hi">Joe</a><p hidden>hidden@record.example</p>`;

test('a requester is taken from the page or added by name, and both stand up to axe', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  await tab.evaluate(`document.body.innerHTML = ${JSON.stringify(page)}`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.requester.click();
  await popup.surface
    .find('option', /joe@northwind\.example on this page/)
    .nth(0)
    .waitFor();
  expect(await popup.surface.find('option', /hidden@record/).count()).toBe(0);
  expect(await popup.surface.axe()).toEqual([]);
  await popup.requester.fill('nora@new.example');
  await popup.surface.find('textbox', 'Name of the requester').fill('Nora Quist');
  expect(await popup.surface.axe()).toEqual([]);
  await popup.create();
  expect(helpdesk.tickets().at(-1)?.person).toMatchObject({ name: 'Nora Quist', email: 'nora@new.example' });
});
