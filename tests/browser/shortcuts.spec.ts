import { expect, test } from './fixtures.ts';
import { connect } from './pages/options.ts';
import { Popup } from './pages/popup.ts';
import { wireOf } from './wire.ts';

test('each shortcut does what it is for: the popup, tickets with the screenshot and with the selection, a draft with the full page', async ({
  visible: browser,
  helpdesk,
  pages,
}) => {
  await connect(browser, helpdesk);
  helpdesk.clearRequests();
  const tab = await browser.openTab(`${pages.url}/painted.html`);

  await test.step('popup', async () => {
    await browser.pressShortcut(tab, 'Alt+Shift+Y');
    const popup = await new Popup(await browser.waitForPopup(tab)).ready();
    expect(await popup.subject.value()).toBe('Painted page');
    await popup.surface.close();
  });
  await test.step('screenshot', async () => {
    await browser.pressShortcut(tab, 'Alt+Shift+U');
    await tab.waitForToast('Ticket created');
    expect(wireOf(helpdesk)).toEqual(['POST blobs/temp', 'POST tickets']);
    expect(helpdesk.tickets()[0]?.attachments).toHaveLength(1);
  });
  await test.step('selection', async () => {
    helpdesk.clearRequests();
    await tab.navigate(`${pages.url}/painted.html`);
    await tab.selectText('#words');
    await browser.pressShortcut(tab, 'Alt+Shift+J');
    await tab.waitForToast('Ticket created');
    expect(wireOf(helpdesk)).toEqual(['POST tickets']);
    expect(helpdesk.tickets()[1]?.message).toMatch(/<blockquote>.*A paragraph to select/s);
  });
  await test.step('full page', async () => {
    await tab.navigate(`${pages.url}/hazards/plain`);
    await browser.pressShortcut(tab, 'Alt+Shift+K');
    const editor = await browser.waitForSurface('editor.html');
    await editor.waitForText(/Full page/);
    await editor.waitForText(/× 2200/);
    await editor.close();
  });
});
