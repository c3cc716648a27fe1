import { addAnother } from '../browser/pages/options.ts';
import { Popup } from '../browser/pages/popup.ts';
import { type Helpdesk, startHelpdesk } from '../helpdesk/helpdesk.ts';
import { expect, test } from './journey.ts';

/** Returns the different keys that requests to a helpdesk carried. */
function keysUsed(helpdesk: Helpdesk): string[] {
  const sent = helpdesk.apiRequests().map(({ headers }) => headers['authorization'] ?? '');
  return [...new Set(sent.filter((one) => one !== ''))];
}

test('the popup says which helpdesk a ticket is for, and lets it be changed', async ({
  connected: browser,
  helpdesk: first,
  pages,
}) => {
  const second = await startHelpdesk();
  try {
    const tab = await browser.openTab(`${pages.url}/painted.html`);
    const alone = await (await Popup.open(browser, tab)).ready();
    expect(await alone.surface.find('combobox', 'Helpdesk').count()).toBe(0);
    await alone.message.fill('Kept');
    await alone.surface.close();
    await addAnother(browser, second);

    // The draft still belongs to the first helpdesk.
    const popup = await (await Popup.open(browser, tab)).ready();
    const helpdesk = popup.surface.find('combobox', 'Helpdesk');
    await expect.poll(() => helpdesk.value()).toBe(first.url);
    await popup.choose(popup.department, 'Web shop');
    await popup.surface.close();
    const again = await (await Popup.open(browser, tab)).ready();
    const choice = again.surface.find('combobox', 'Helpdesk');
    await expect.poll(() => again.department.value()).toContain('Web shop');
    // The active helpdesk is the first in the list.
    await choice.press('ArrowUp');
    await expect.poll(() => choice.value()).toBe(second.url);
    // A choice from the first helpdesk's lists means nothing at the second.
    await expect.poll(() => again.department.value()).not.toContain('Web shop');
    await again.create();
    expect([first.tickets().length, second.tickets().length]).toEqual([0, 1]);
    expect(keysUsed(first)).not.toContain(`key ${second.apiKey}`);
    expect(keysUsed(second)).toEqual([`key ${second.apiKey}`]);
  } finally {
    await second.close();
  }
});
