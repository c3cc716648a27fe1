import { expect, test } from './fixtures.ts';
import { Doctor } from './pages/doctor.ts';
import { wireOf } from './wire.ts';

const rows = 9;

test('a good connection passes every check, and nothing is created', { tag: '@all-in-chromium' }, async ({
  connected: browser,
  helpdesk,
}) => {
  const doctor = await Doctor.open(browser);
  await doctor.button.press('Enter');
  await doctor.waitForStatus('The connection works.');
  expect(await doctor.outcomes()).toEqual(Array(rows).fill('Passed'));
  await expect.poll(() => doctor.surface.focused()).toEqual({ role: 'button', name: 'Check the connection' });
  expect(wireOf(helpdesk).sort()).toEqual([
    'GET agents',
    'GET helpdesk/discover',
    'GET me',
    'POST blobs/temp',
    'POST tickets',
  ]);
  expect([helpdesk.tickets(), helpdesk.blobs()]).toEqual([[], []]);
  expect(await doctor.surface.text()).not.toContain(helpdesk.apiKey);
  expect(await doctor.surface.axe()).toEqual([]);
});

test('a permission that was taken away is given back from the check', { tag: '@all-in-chromium' }, async ({
  connected: browser,
}) => {
  const doctor = await Doctor.open(browser);
  await browser.revokeHost('http://127.0.0.1/*');
  await doctor.checkUntilProblem(/does not let the extension reach 127\.0\.0\.1/);
  expect(await doctor.outcomes()).toEqual(['Failed', ...Array(rows - 1).fill('Not checked')]);
  expect(await doctor.surface.axe()).toEqual([]);
  await browser.allowHost('http://127.0.0.1/*');
  await doctor.remedy('Allow access').click();
  await doctor.waitForStatus('The connection works.');
  await expect.poll(() => doctor.surface.focused()).toEqual({ role: 'button', name: 'Check the connection' });
});
