import type { Tab } from './drivers/types.ts';
import { until } from './drivers/wait.ts';
import { expect, test } from './fixtures.ts';
import { connect } from './pages/options.ts';

test('each right-click entry makes one ticket at once, with a toast', {
  tag: '@all-in-chromium',
}, async ({ visible: browser, helpdesk, pages }) => {
  test.setTimeout(240_000);
  await connect(browser, helpdesk);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  let expected = 0;
  const made = async () => {
    expected += 1;
    const toast = await tab.waitForToast('Ticket created');
    expect(helpdesk.tickets()).toHaveLength(expected);
    const ticket = helpdesk.tickets().at(-1);
    expect(toast).toEqual({ text: 'Ticket created', buttons: ['Open', '×'] });
    await tab.navigate(`${pages.url}/painted.html`);
    return ticket;
  };

  await test.step('page', async () => {
    await browser.rightClick(tab, { x: 500, y: 400 }, 'Create ticket from this page');
    const ticket = await made();
    expect(ticket?.subject).toBe('Painted page');
    expect(ticket?.message).toContain('A paragraph to select');
    expect(ticket?.attachments).toEqual([]);
  });
  await test.step('screenshot', async () => {
    await browser.rightClick(tab, { x: 500, y: 400 }, 'Create ticket from screenshot');
    const ticket = await made();
    expect(ticket?.attachments).toHaveLength(1);
    expect(ticket?.attachments[0]?.isTemp).toBe(false);
  });
  await test.step('selection', async () => {
    await tab.selectText('p');
    await browser.rightClick(tab, { x: 100, y: 254 }, 'Create ticket from selection');
    const ticket = await made();
    expect(ticket?.subject).toMatch(/^A paragraph to select/);
    expect(ticket?.message).toMatch(/<blockquote>.*A paragraph/s);
  });
  await test.step('link', async () => {
    await browser.rightClick(tab, { selector: '#link' }, 'Create ticket from link');
    const ticket = await made();
    expect(ticket?.message).toContain(`${pages.url}/painted.html?linked=1`);
  });
  await test.step('image', async () => {
    await browser.rightClick(tab, { selector: '#picture' }, 'Create ticket from image');
    const ticket = await made();
    expect(ticket?.attachments).toHaveLength(1);
    expect(ticket?.attachments[0]?.filename).toBe('picture.png');
    expect(ticket?.attachments[0]?.dimensions).toEqual({ width: 64, height: 64 });
  });
  await test.step('review', async () => {
    await browser.rightClick(tab, { x: 500, y: 400 }, 'Review and create ticket…');
    const editor = await browser.waitForSurface('editor.html');
    await editor.find('textbox', 'Subject').fill('Looked at first');
    expect(helpdesk.tickets()).toHaveLength(expected);
    await editor.find('button', 'Create ticket').click();
    await editor.waitForText(/Ticket #\d+ created/);
    expect(helpdesk.tickets().at(-1)?.subject).toBe('Looked at first');
    expect(helpdesk.tickets().at(-1)?.attachments).toHaveLength(1);
  });
  await test.step('watching, and its end', async () => {
    const choose = async (shown: Tab, entry: string) => {
      await browser.rightClick(shown, { x: 500, y: 400 }, entry);
      return true;
    };
    await browser.rightClick(tab, { x: 500, y: 400 }, 'Watch this tab');
    await tab.waitForToast('This tab is being watched');
    await expect.poll(() => browser.badgeText(tab)).toBe('●');
    // In a tab that is not watched, the entry offers to watch that tab instead.
    const other = await browser.openTab(`${pages.url}/shop/index.html`);
    await until('the entry’s name', () => choose(other, 'Watch this tab'));
    await other.waitForToast('This tab is being watched');
    await expect.poll(() => tab.toast()).toBeNull();
    await until('the entry’s name', () => choose(other, 'Stop watching this tab'));
    await expect.poll(() => other.toast()).toBeNull();
    await expect.poll(() => browser.badgeText(other)).toBe('');
    expect(helpdesk.tickets()).toHaveLength(expected + 1);
  });
});
