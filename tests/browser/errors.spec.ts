import type { Effect } from '../helpdesk/faults/fault.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { wireOf } from './wire.ts';

interface Trouble {
  name: string;
  path: RegExp;
  effect: Effect;
  sentence: RegExp;
}

const troubles: Trouble[] = [
  {
    name: 'the key is rejected',
    path: /blobs/,
    effect: { kind: 'status', status: 401 },
    sentence: /did not accept the API key/,
  },
  {
    name: 'the key has no right',
    path: /tickets/,
    effect: { kind: 'status', status: 403 },
    sentence: /may not create/,
  },
  {
    name: 'the limit is used up',
    path: /blobs/,
    effect: { kind: 'rate-limit', retryAfter: 3600 },
    sentence: /limit/,
  },
  {
    name: 'the server is broken',
    path: /tickets/,
    effect: { kind: 'status', status: 500, body: 'html' },
    sentence: /500|not answering|trouble/,
  },
  {
    name: 'the file is too large',
    path: /blobs/,
    effect: { kind: 'status', status: 413 },
    sentence: /does not take a file of/,
  },
  {
    name: 'the helpdesk is in maintenance',
    path: /blobs/,
    effect: { kind: 'status', status: 423 },
    sentence: /is being maintained/,
  },
  {
    name: 'the connection is cut',
    path: /blobs/,
    effect: { kind: 'cut-before-commit' },
    sentence: /could not be reached|cannot be reached|not answering/,
  },
  {
    name: 'the helpdesk rejects a field',
    path: /tickets/,
    effect: {
      kind: 'invalid-input',
      errors: {
        fields: {
          department: {
            errors: [{ code: 'bad_choice', message: 'One or more of the given values is invalid.' }],
          },
        },
      },
    },
    sentence: /One field needs attention/,
  },
];

test('each trouble while sending is one sentence, keeps the draft, and Create works once it has passed', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  test.setTimeout(240_000);
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  for (const [at, { name, path, effect, sentence }] of troubles.entries()) {
    await test.step(name, async () => {
      helpdesk.faults.clear();
      helpdesk.faults.add({ match: { path, method: 'POST' }, effect });
      const popup = await (await Popup.open(browser, tab)).ready();
      await popup.subject.fill(`Trouble: ${name}`);
      await popup.createButton.click();
      const said = await popup.surface.find('alert').waitForText(sentence);
      expect(said).not.toContain(helpdesk.apiKey);
      expect(helpdesk.tickets()).toHaveLength(at);
      await popup.surface.close();

      const again = await (await Popup.open(browser, tab)).ready();
      expect(await again.subject.value()).toBe(`Trouble: ${name}`);
      await again.surface.find('alert').waitForText(sentence);
      await again.create();
      expect(helpdesk.tickets().at(-1)?.subject).toBe(`Trouble: ${name}`);
      expect(helpdesk.tickets().at(-1)?.attachments).toHaveLength(1);
      await again.surface.close();
    });
  }
});

test('a helpdesk that only knows the other upload path gets one detour, then none', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  helpdesk.switches.uploads = 'tmp';
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const first = await (await Popup.open(browser, tab)).ready();
  await first.create();
  await first.surface.close();
  expect(wireOf(helpdesk)).toEqual(['POST blobs/temp', 'POST blobs/tmp', 'POST tickets']);
  helpdesk.clearRequests();
  const second = await browser.openTab(`${pages.url}/shop/index.html`);
  await (await (await Popup.open(browser, second)).ready()).create();
  expect(wireOf(helpdesk)).toEqual(['POST blobs/tmp', 'POST tickets']);
});

test('an empty subject or requester is said at its field and nothing is sent', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.subject.fill(' ');
  await popup.requester.fill('nobody');
  await popup.createButton.click();
  await popup.surface.waitForText('Give the ticket a subject.');
  await popup.surface.waitForText('This is not an e-mail address yet.');
  expect(await popup.subject.attribute('aria-invalid')).toBe('true');
  expect(wireOf(helpdesk)).toEqual([]);
});
