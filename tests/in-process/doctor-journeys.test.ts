import { Doctor } from '../browser/pages/doctor.ts';
import { wireOf } from '../browser/wire.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { openAddresses } from './doctor-addresses.ts';
import type { InProcessBrowser } from './in-process-browser.ts';
import { expect, step, test } from './journey.ts';

const rows = 9;

test('a good connection passes every check, and nothing is created', async ({
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

interface Failure {
  name: string;
  /** The row that fails, counted from 1. */
  row: number;
  sentence: RegExp;
  action: string;
  provoke(helpdesk: Helpdesk, browser: InProcessBrowser): unknown;
}

const every = Number.POSITIVE_INFINITY;
const changeKey = 'Change address or key';
const failures: Failure[] = [
  {
    name: 'no network',
    row: 2,
    sentence: /^This computer is offline\.$/,
    action: 'Check again',
    provoke: (_, browser) => browser.setOffline(true),
  },
  {
    name: 'a redirect from http to https',
    row: 2,
    sentence: /redirects, as a server does that wants https/,
    action: 'Open the address in a tab',
    provoke: ({ faults, url }) =>
      faults.add({
        times: every,
        effect: { kind: 'redirect', to: url.replace('http:', 'https:'), keepPath: true },
      }),
  },
  {
    name: 'maintenance',
    row: 2,
    sentence: /is being maintained/,
    action: 'Check again',
    provoke: ({ faults }) => faults.add({ times: every, effect: { kind: 'status', status: 423 } }),
  },
  {
    name: 'a used-up limit',
    row: 2,
    sentence: /limit of requests at .* is used up: wait a while/,
    action: 'Check again',
    provoke: ({ faults }) => faults.add({ times: every, effect: { kind: 'rate-limit' } }),
  },
  {
    name: 'a used-up limit with a time',
    row: 2,
    // Around midnight a date precedes the time.
    sentence: /limit of requests at .* is used up until .*\d:\d\d/,
    action: 'Check again',
    provoke: ({ faults }) => faults.add({ times: every, effect: { kind: 'rate-limit', retryAfter: 90 } }),
  },
  {
    name: 'a broken server',
    row: 2,
    sentence: /reported a fault of its own \(502\)/,
    action: 'Check again',
    provoke: ({ faults }) => faults.add({ times: every, effect: { kind: 'status', status: 502 } }),
  },
  {
    name: 'a site that is no Deskpro any more',
    row: 3,
    sentence: /answers, but not as a Deskpro helpdesk/,
    action: 'Open the address in a tab',
    provoke: ({ faults }) =>
      faults.add({ times: every, effect: { kind: 'status', status: 404, body: 'html' } }),
  },
  {
    name: 'a revoked key',
    row: 5,
    sentence: /did not accept the API key/,
    action: changeKey,
    provoke: ({ admin }) => admin.revokeKey('full'),
  },
  {
    name: 'a proxy that strips Authorization',
    row: 5,
    sentence: /as if no API key had been sent/,
    action: changeKey,
    provoke: ({ faults }) => faults.add({ times: every, effect: { kind: 'strip-authorization' } }),
  },
  {
    name: 'a key that is let in nowhere',
    row: 5,
    sentence: /knows the API key but does not let it in/,
    action: changeKey,
    provoke: ({ admin }) => admin.allowOnly('full', []),
  },
  {
    name: 'an API that is let through in parts',
    row: 5,
    sentence: /only some addresses/,
    action: 'Check again',
    provoke: ({ faults }) =>
      faults.add({ match: { path: '/me' }, times: every, effect: { kind: 'status', status: 404 } }),
  },
  {
    name: 'no right to create tickets',
    row: 6,
    sentence: /may not create tickets/,
    action: changeKey,
    provoke: ({ admin }) => admin.denyRights('full', ['tickets.create']),
  },
  {
    name: 'no right to upload files',
    row: 7,
    sentence: /may not upload files/,
    action: changeKey,
    provoke: ({ admin }) => admin.denyRights('full', ['blobs.create']),
  },
  {
    name: 'no right to list agents',
    row: 8,
    sentence: /may not list the agents/,
    action: changeKey,
    provoke: ({ admin }) => admin.denyRights('full', ['agents.list']),
  },
  {
    name: 'a clock that is behind',
    row: 9,
    sentence: /clock is 5 minutes behind/,
    action: 'Check again',
    provoke: ({ switches }) => {
      switches.clockSkewSeconds = 300;
    },
  },
  {
    name: 'a clock that is ahead',
    row: 9,
    sentence: /clock is 2 hours ahead/,
    action: 'Check again',
    provoke: ({ switches }) => {
      switches.clockSkewSeconds = -7200;
    },
  },
];

async function mendAll(helpdesk: Helpdesk, browser: InProcessBrowser): Promise<void> {
  await browser.setOffline(false);
  helpdesk.faults.clear();
  helpdesk.switches.clockSkewSeconds = 0;
  helpdesk.admin.restoreKey('full');
  helpdesk.admin.denyRights('full', []);
}

test('each failure has a sentence of its own at the row that fails, and passes once it is mended', async ({
  connected: browser,
  helpdesk,
}) => {
  const doctor = await Doctor.open(browser);
  const seen = new Map<string, string>();
  for (const { name, row, sentence, action, provoke } of failures) {
    await step(name, async () => {
      await provoke(helpdesk, browser);
      const said = await doctor.checkUntilProblem(sentence);
      expect(
        [...seen].filter(([, other]) => other === said),
        name,
      ).toEqual([]);
      seen.set(name, said);
      expect((await doctor.outcomes()).indexOf('Failed') + 1, name).toBe(row);
      expect(await doctor.remedy(action).count(), name).toBe(1);
      expect(await doctor.surface.text(), name).not.toContain(helpdesk.apiKey);
      await mendAll(helpdesk, browser);
      await doctor.button.click();
      await doctor.waitForStatus('The connection works.');
    });
  }
  // A timeout has its own test in hanging-journeys.test.ts.
  expect([...seen.values()].join('\n')).not.toMatch(/did not answer in time/);
  expect(helpdesk.tickets()).toEqual([]);
  expect(helpdesk.blobs()).toEqual([]);
});

test('an address that went away says why, as far as a browser tells an extension', async ({
  connected: browser,
  helpdesk,
}) => {
  const addresses = await openAddresses(helpdesk);
  try {
    const seen = new Set<string>();
    for (const { name, baseUrl, row, sentence, action } of addresses.list) {
      await step(name, async () => {
        const { protocol, hostname } = new URL(baseUrl);
        await browser.grantHost(`${protocol}//${hostname}/*`);
        await Doctor.pointAt(browser, baseUrl);
        const doctor = await Doctor.open(browser);
        const said = await doctor.checkUntilProblem(sentence);
        seen.add(said.replaceAll(new URL(baseUrl).host, 'HOST'));
        expect((await doctor.outcomes()).indexOf('Failed') + 1, name).toBe(row);
        expect(await doctor.remedy(action).count(), name).toBe(1);
        if (action === 'Open the address in a tab') {
          expect(await doctor.remedy(action).attribute('href')).toBe(baseUrl);
        }
        await doctor.surface.close();
      });
    }
    expect(seen.size).toBe(addresses.sentences);
    expect(addresses.requestsWithKey()).toEqual([]);
  } finally {
    await addresses.close();
  }
});

test('a permission that was taken away is given back from the check', async ({ connected: browser }) => {
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

test('a key that is refused is changed from the check', async ({ connected: browser, helpdesk }) => {
  helpdesk.admin.revokeKey('full');
  const doctor = await Doctor.open(browser);
  await doctor.checkUntilProblem(/did not accept the API key/);
  await doctor.remedy(changeKey).press('Enter');
  await expect.poll(() => doctor.surface.focused()).toEqual({ role: 'textbox', name: 'API key' });
  expect(await doctor.surface.find('textbox', 'Helpdesk address').value()).toBe(helpdesk.url);
  helpdesk.admin.restoreKey('full');
  await doctor.surface.type(helpdesk.apiKey);
  await doctor.surface.press('Enter');
  await doctor.surface.find('list', 'Connection check').waitFor('hidden');
  await doctor.button.click();
  await doctor.waitForStatus('The connection works.');
});
