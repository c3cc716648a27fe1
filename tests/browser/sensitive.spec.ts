import { black, count } from './drawing.ts';
import { expect, test } from './fixtures.ts';
import { compare, expectHidden, lastPicture, stopHiding } from './hidden-pixels.ts';
import { Editor } from './pages/editor.ts';
import { connect, OptionsPage } from './pages/options.ts';
import { Popup } from './pages/popup.ts';
import { sendFullPage } from './screenshots.ts';

for (const deviceScaleFactor of [1, 1.25, 2]) {
  test.describe(`at ${deviceScaleFactor} pixels for each CSS pixel`, () => {
    test.use({ browserOptions: { deviceScaleFactor } });

    // A fractional ratio also finds what whole ratios find. `npm run test:all` takes the whole ratios too.
    const tag = deviceScaleFactor === 1.25 ? [] : ['@all'];
    test('what is sensitive in a page is solid black in the ticket’s picture, and all else as it was', {
      tag,
    }, async ({ connected: browser, helpdesk, pages }) => {
      test.setTimeout(120_000);
      const tab = await browser.openTab(`${pages.url}/private.html`);
      const popup = await (await Popup.open(browser, tab)).ready();
      await popup.surface.waitForText(/\d+ items hidden/);
      await popup.create();
      const hidden = await lastPicture(helpdesk);
      await popup.surface.close();

      await stopHiding(browser);
      await tab.activate();
      const open = await (await Popup.open(browser, tab)).ready();
      await open.create();
      expect(await open.surface.text()).not.toContain('hidden');
      expectHidden(hidden, await lastPicture(helpdesk));
    });
  });
}

test('a right-click hides it too, before anything is queued', { tag: '@all-in-firefox' }, async ({
  visible: browser,
  helpdesk,
  pages,
}) => {
  test.setTimeout(180_000);
  await connect(browser, helpdesk);
  const tab = await browser.openTab(`${pages.url}/private.html`);
  await browser.rightClick(tab, { x: 950, y: 300 }, 'Create ticket from screenshot');
  await tab.waitForToast('Ticket created');
  const hidden = await lastPicture(helpdesk);
  expect(helpdesk.tickets()[0]?.subject).toBe('Customer [e-mail address hidden]');
  await tab.navigate(`${pages.url}/private.html`);

  await stopHiding(browser);
  await tab.activate();
  await browser.rightClick(tab, { x: 950, y: 300 }, 'Create ticket from screenshot');
  await tab.waitForToast('Ticket created');
  expectHidden(hidden, await lastPicture(helpdesk));
});

test('a whole page hides it from its head to its end', { tag: '@all-in-chromium' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  test.setTimeout(180_000);
  const tab = await browser.openTab(`${pages.url}/private.html`);
  await sendFullPage(browser, helpdesk, tab, { says: /\d+ items hidden/ });
  const hidden = await lastPicture(helpdesk);
  expect(hidden.height).toBeGreaterThan(1500);

  await stopHiding(browser);
  await tab.activate();
  await sendFullPage(browser, helpdesk, tab);
  expectHidden(hidden, await lastPicture(helpdesk));
});

test('the editor says why each is hidden, shows one or all of them when asked, and takes that back', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, helpdesk, pages }) => {
  test.setTimeout(120_000);
  const tab = await browser.openTab(`${pages.url}/private.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  const [, items = ''] = /(\d+) items hidden/.exec(await popup.surface.waitForText(/\d+ items hidden/)) ?? [];
  await popup.openHidden();
  await popup.surface.find('button', 'Review').click();
  const editor = new Editor(await browser.waitForSurface('editor.html'));
  const { surface } = editor;
  await surface.waitForText(`${items} items hidden`);
  await surface.find('button', 'Select next').click();
  await surface.waitForText(/items hidden: phone number/);
  await surface.waitForText(/Redaction: phone number selected/);
  await surface.press('Delete');
  await surface.waitForText(`${Number(items) - 1} items hidden`);
  await surface.find('button', 'Show everything').click();
  await expect.poll(async () => surface.text()).not.toMatch(/items hidden/);
  await surface.press('Control+z');
  await surface.press('Control+z');
  await surface.waitForText(`${items} items hidden`);
  expect(await surface.axe()).toEqual([]);
  await surface.find('button', 'Show everything').click();
  await editor.create();
  const shown = await lastPicture(helpdesk);
  expect(compare(shown, shown).secret).toBeGreaterThan(2000);
});

test('words of the page are hidden in the ticket, and what the person writes when they say so', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const url = `${pages.url}/private.html?mail=bob@shop.example&page=2#card=4111111111111111`;
  const tab = await browser.openTab(url);
  await tab.selectText('p');
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.message.fill('Call ana@shop.example. It fails.');
  await popup.surface.waitForText('Looks sensitive: e-mail address');
  await popup.surface.find('button', 'Hide it').click();
  await expect.poll(() => popup.message.value()).toBe('Call [e-mail address hidden]. It fails.');
  await popup.requester.fill('ana@shop.example');
  await popup.create();
  const [ticket] = helpdesk.tickets();
  expect(ticket?.person.email).toBe('ana@shop.example');
  expect(ticket?.message).toContain('Call [e-mail address hidden]. It fails.');
  expect(ticket?.message).toContain('private.html?mail=hidden&amp;page=2#card=hidden');
  expect(`${ticket?.subject} ${ticket?.message}`).not.toMatch(/4111|ana@|bob@/);
});

test('a word of the person’s own list is hidden as well, and the footer’s address is shown in one press', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, helpdesk, pages }) => {
  const options = await OptionsPage.open(browser);
  await options.surface.find('textbox', 'Words to hide as well').fill('paragraph\nwith a');
  await options.surface.waitForText('Saved');
  await options.surface.close();
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.waitForText('2 items hidden');
  await popup.create();
  const picture = await lastPicture(helpdesk);
  expect(count(picture, black, [60, 220, 700, 330])).toBeGreaterThan(2000);
  await popup.surface.close();

  await tab.navigate(`${pages.url.replace('127.0.0.1', 'shop.localhost')}/footer.html`);
  const next = await (await Popup.open(browser, tab)).ready();
  await next.surface.waitForText('2 items hidden');
  await next.surface.find('button', '2 hidden').click();
  await next.surface.find('button', 'Show the e-mail address in the page’s footer').click();
  await next.surface.waitForText('1 item hidden');
  await next.create();
  const shown = await lastPicture(helpdesk);
  const blackBelow = (top: number) => count(shown, black, [20, top, 700, top + 40]);
  expect(blackBelow(40)).toBeGreaterThan(2000);
  expect(blackBelow(240)).toBe(0);
  expect(shown.height).toBeGreaterThan(280);
});
