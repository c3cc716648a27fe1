import { vi } from 'vitest';
import { Doctor } from '../browser/pages/doctor.ts';
import { OptionsPage } from '../browser/pages/options.ts';
import { expect, test } from './journey.ts';

// Short time limits, so that the tests do not wait as long as a person would.
vi.mock('../../utils/deskpro/time-limits.ts', () => ({ readingWithinMs: 2000, checkingWithinMs: 2000 }));

test('a connection that hangs ends with a sentence about the time it took', async ({
  fresh: browser,
  helpdesk,
}) => {
  await browser.allowHost('http://127.0.0.1/*');
  helpdesk.faults.add({ match: { path: '/helpdesk/discover' }, effect: { kind: 'hang' } });
  const options = await OptionsPage.open(browser);
  await options.connect(helpdesk.url, helpdesk.apiKey);
  await options.surface.find('alert').waitForText(/did not answer|not answering|in time/, 90_000);
});

test('no answer in time is a failure at the row that waited, with a sentence of its own, and passes once it is mended', async ({
  connected: browser,
  helpdesk,
}) => {
  const doctor = await Doctor.open(browser);
  const fault = helpdesk.faults.add({ times: Number.POSITIVE_INFINITY, effect: { kind: 'hang' } });
  await doctor.checkUntilProblem(/did not answer in time/);
  expect((await doctor.outcomes()).indexOf('Failed') + 1).toBe(2);
  expect(await doctor.remedy('Check again').count()).toBe(1);
  expect(await doctor.surface.text()).not.toContain(helpdesk.apiKey);
  fault.remove();
  await doctor.button.click();
  await doctor.waitForStatus('The connection works.');
  expect([helpdesk.tickets(), helpdesk.blobs()]).toEqual([[], []]);
});
