import { expect, test } from './fixtures.ts';
import { OptionsPage } from './pages/options.ts';
import { Popup } from './pages/popup.ts';

test('the whole popup journey works from the keyboard', { tag: '@all-in-chromium' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  const { surface } = popup;
  const tabTo = async (role: string, name: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      const focus = await surface.focused();
      if (focus.role === role && focus.name === name) return;
      await surface.press('Tab');
    }
    throw new Error(`Tab never reached ${role} "${name}"`);
  };
  await tabTo('textbox', 'Subject');
  await surface.press('Control+a');
  await surface.type('Typed without a mouse');
  await tabTo('textbox', 'Message');
  await surface.type('Every key counts');
  await tabTo('combobox', 'Agent');
  const agent = helpdesk.agents()[9];
  await surface.type(agent?.email ?? '');
  await surface.press('ArrowDown');
  await surface.press('Enter');
  await surface.press('Control+Enter');
  await popup.created();
  const [ticket] = helpdesk.tickets();
  expect(ticket?.subject).toBe('Typed without a mouse');
  expect(ticket?.message).toContain('Every key counts');
  expect(ticket?.agent?.id).toBe(agent?.id);
});

for (const [colorScheme, skippedIn] of [
  ['light', 'chromium'],
  ['dark', 'firefox'],
] as const) {
  test.describe(`in the ${colorScheme} scheme`, () => {
    test.use({ browserOptions: { colorScheme } });

    test('axe finds nothing in popup and options', { tag: `@all-in-${skippedIn}` }, async ({
      connected: browser,
      pages,
    }) => {
      const options = await OptionsPage.open(browser);
      expect(await options.surface.axe()).toEqual([]);
      await options.connectButton.count();
      await options.surface.close();
      const tab = await browser.openTab(`${pages.url}/shop/index.html`);
      const popup = await (await Popup.open(browser, tab)).ready();
      expect(await popup.surface.axe()).toEqual([]);
      await popup.agent.click();
      expect(await popup.surface.axe()).toEqual([]);
      await popup.surface.press('Tab');
      await popup.subject.fill('');
      await popup.createButton.click();
      await popup.surface.waitForText('Give the ticket a subject.');
      expect(await popup.surface.axe()).toEqual([]);
    });
  });
}
