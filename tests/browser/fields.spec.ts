import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';

test('a date is typed part by part, in the order of the browser’s language, and arrives as intended', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.choose(popup.department, 'Hardware');
  await popup.surface.find('button', 'More fields').click();
  await popup.surface.find('textbox', 'Needed by').focus();
  for (const digit of '12242026') await popup.surface.press(digit);
  await popup.choose(popup.field('Where does it happen?'), 'Only here');
  await popup.surface.find('checkbox', 'New cable').click();
  await popup.create();
  const [ticket] = helpdesk.tickets();
  expect(ticket).toMatchObject({ department: { id: 4 }, fields: { 13: [132], 15: [152] } });
  expect(ticket?.fields['17']).toContain('2026-12-24');
});
