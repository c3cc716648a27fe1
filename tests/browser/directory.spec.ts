import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { wireOf } from './wire.ts';

test.use({ helpdeskOptions: { agents: 250 } });

test('the pickers list all of 250 agents and every department, and a fresh list costs no request', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  const usable = helpdesk.agents().filter((one) => !one.isDeleted && !one.isDisabled);
  expect(usable).toHaveLength(250);
  await popup.agent.click();
  await popup.surface.find('option').nth(0).waitFor();
  expect(await popup.surface.find('option').count()).toBe(251);
  // Tab instead of Escape, because Firefox closes its panel on Escape, whatever the page does.
  await popup.surface.press('Tab');
  await popup.department.click();
  await popup.surface.find('option').nth(0).waitFor();
  expect(await popup.surface.find('option').count()).toBeGreaterThan(3);
  expect(wireOf(helpdesk)).toEqual([]);
});
