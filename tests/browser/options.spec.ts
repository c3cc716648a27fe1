import { expect, test } from './fixtures.ts';
import { OptionsPage } from './pages/options.ts';

test('an address in any pasted form connects, and the name of the key’s person is said', {
  tag: '@all-in-chromium',
}, async ({ fresh: browser, helpdesk }) => {
  await browser.allowHost('http://127.0.0.1/*');
  const options = await OptionsPage.open(browser);
  await options.connect(`  ${helpdesk.url}/app#/t/ticket/3 `, ` key ${helpdesk.apiKey} `);
  const me = helpdesk.agents()[0];
  await options.surface.waitForText(`Connected as ${me?.name}`);
  expect(await options.surface.find('textbox', 'Default requester').value()).toBe(me?.email);
});
