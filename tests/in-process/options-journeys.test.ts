import { OptionsPage } from '../browser/pages/options.ts';
import type { Effect } from '../helpdesk/faults/fault.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { startHelpdesk } from '../helpdesk/helpdesk.ts';
import { expect, step, test } from './journey.ts';

interface Failure {
  name: string;
  sentence: RegExp;
  address?: (helpdesk: Helpdesk) => string;
  key?: (helpdesk: Helpdesk) => string;
  fault?: { path: string; effect: Effect };
}

const failures: Failure[] = [
  { name: 'an empty address', address: () => '  ', sentence: /Enter your helpdesk/ },
  {
    name: 'something that is no address',
    address: () => 'my helpdesk',
    sentence: /not a web address|does not look like/,
  },
  { name: 'an http address', address: () => 'http://desk.example.com', sentence: /https/ },
  { name: 'an empty key', key: () => '', sentence: /key/ },
  { name: 'a key of the wrong shape', key: () => 'secret', sentence: /key/ },
  {
    name: 'an address where nothing answers',
    address: () => 'http://127.0.0.1:9',
    sentence: /127\.0\.0\.1:9/,
  },
  {
    name: 'a site that is not a Deskpro',
    fault: { path: '/helpdesk/discover', effect: { kind: 'status', status: 404 } },
    sentence: /not as a Deskpro/,
  },
  {
    name: 'a key the helpdesk does not accept',
    key: () => '1:WRONGWRONGWRONGWRONG',
    sentence: /did not accept/,
  },
  { name: 'a key without rights', key: ({ keys }) => keys.noCreate, sentence: /may not|not allowed/ },
  {
    name: 'a redirect',
    fault: { path: '/helpdesk/discover', effect: { kind: 'redirect', to: 'https://elsewhere.example/' } },
    sentence: /redirects elsewhere/,
  },
  {
    name: 'maintenance',
    fault: { path: '/helpdesk/discover', effect: { kind: 'status', status: 423 } },
    sentence: /is being maintained/,
  },
  { name: 'a used-up limit', fault: { path: '/me', effect: { kind: 'rate-limit' } }, sentence: /limit/ },
  {
    name: 'a broken server',
    fault: { path: '/me', effect: { kind: 'status', status: 500, body: 'html' } },
    sentence: /500|trouble/,
  },
];

test('every way connecting can fail has its own sentence, saves nothing and keeps what was typed', async ({
  fresh: browser,
  helpdesk,
}) => {
  await browser.allowHost('http://127.0.0.1/*');
  const seen = new Map<string, string>();
  for (const { name, sentence, address, key, fault } of failures) {
    await step(name, async () => {
      helpdesk.faults.clear();
      if (fault) helpdesk.faults.add({ match: { path: fault.path }, times: Infinity, effect: fault.effect });
      const options = await OptionsPage.open(browser);
      const typed = {
        address: (address ?? (({ url }) => url))(helpdesk),
        key: (key ?? (({ apiKey }) => apiKey))(helpdesk),
      };
      await options.connect(typed.address, typed.key);
      const alert = options.surface.find('alert');
      const text = (await alert.waitForText(/\S/)).trim();
      expect(text, name).toMatch(sentence);
      expect(
        [...seen].filter(([, said]) => said === text).map(([other]) => other),
        name,
      ).toEqual([]);
      seen.set(name, text);
      expect(await options.address.value()).toBe(typed.address);
      expect(await options.key.value()).toBe(typed.key);
      expect(await storedKeys(browser)).not.toContain('connection');
      expect(await storedKeys(browser)).not.toContain('apiKeys');
      await options.surface.close();
    });
  }
});

test('an address in any pasted form connects, and the name of the key’s person is said', async ({
  fresh: browser,
  helpdesk,
}) => {
  await browser.allowHost('http://127.0.0.1/*');
  const options = await OptionsPage.open(browser);
  await options.connect(`  ${helpdesk.url}/app#/t/ticket/3 `, ` key ${helpdesk.apiKey} `);
  const me = helpdesk.agents()[0];
  await options.surface.waitForText(`Connected as ${me?.name}`);
  expect(await options.surface.find('textbox', 'Default requester').value()).toBe(me?.email);
});

test('Disconnect forgets the key everywhere', async ({ connected: browser, helpdesk }) => {
  const options = await OptionsPage.open(browser);
  const everything = () => browser.evaluateInExtension<string>(dumpStorage);
  expect(await everything()).toContain(helpdesk.apiKey);
  await options.surface.find('button', 'Disconnect').click();
  await options.surface.find('button', 'Connect').waitFor();
  expect(await everything()).not.toContain(helpdesk.apiKey);
  expect(await options.surface.evaluate<string>('document.documentElement.outerHTML')).not.toContain(
    helpdesk.apiKey,
  );
});

test('defaults are kept, and the next capture starts with them', async ({ connected: browser, helpdesk }) => {
  const options = await OptionsPage.open(browser);
  const agent = helpdesk.agents()[4];
  const picker = options.surface.find('combobox', 'Default agent');
  await picker.fill(agent?.email ?? '');
  await picker.press('ArrowDown');
  await picker.press('Enter');
  await options.surface.waitForText('Saved');
  await options.surface.find('textbox', 'Default requester').fill('team@shop.example');
  await options.surface.find('checkbox', 'Do not notify the requester').click();
  await options.surface.close();
  const again = await OptionsPage.open(browser);
  await again.surface.find('combobox', 'Default agent').waitForText(agent?.name ?? '');
  expect(await again.surface.find('textbox', 'Default requester').value()).toBe('team@shop.example');
  expect(await again.surface.find('checkbox', 'Do not notify the requester').isChecked()).toBe(true);
});

test('a helpdesk that names another host as its own is put to the person, and gets no key', async ({
  fresh: browser,
  helpdesk,
}) => {
  await browser.allowHost('http://127.0.0.1/*');
  const other = await startHelpdesk({ baseUrlOverride: helpdesk.url });
  try {
    const options = await OptionsPage.open(browser);
    await options.connect(other.url, helpdesk.apiKey);
    await options.surface.find('alert').waitForText(new URL(helpdesk.url).host);
    expect(JSON.stringify(other.requests)).not.toContain(helpdesk.apiKey);
    expect(helpdesk.requests).toEqual([]);
  } finally {
    await other.close();
  }
});

const dumpStorage =
  'Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]).then((all) => JSON.stringify(all))';

function storedKeys(browser: { evaluateInExtension<T>(expression: string): Promise<T> }): Promise<string[]> {
  return browser.evaluateInExtension('chrome.storage.local.get(null).then((all) => Object.keys(all))');
}
