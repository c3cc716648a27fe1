import { alarms } from '../browser/outbox.ts';
import { Popup } from '../browser/pages/popup.ts';
import { wireOf } from '../browser/wire.ts';
import type { Effect } from '../helpdesk/faults/fault.ts';
import { expect, step, test } from './journey.ts';

interface Trouble {
  name: string;
  path: RegExp;
  effect: Effect;
  sentence: RegExp;
}

/** Problems that only the person can solve: the form stays open and shows the sentence. */
const personal: Trouble[] = [
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
    name: 'the file is too large',
    path: /blobs/,
    effect: { kind: 'status', status: 413 },
    sentence: /does not take “screenshot-.*”: it has/,
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

/** Problems that pass by themselves: the ticket is in the outbox, and the person can try again at once. */
const passing: Trouble[] = [
  {
    name: 'the server is broken',
    path: /tickets$/,
    // JSON is the helpdesk's own answer. A web server's page would not tell what the helpdesk did.
    effect: { kind: 'status', status: 500, body: 'json' },
    sentence: /not answering|trouble|500/,
  },
  {
    name: 'the helpdesk is in maintenance',
    path: /blobs/,
    effect: { kind: 'status', status: 423 },
    sentence: /maint/,
  },
  {
    name: 'the upload’s connection is cut',
    path: /blobs/,
    effect: { kind: 'cut-before-commit' },
    sentence: /reach|answer/,
  },
];

test('each trouble that needs the person is one sentence, keeps the form, and Create works once it has passed', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  for (const [at, { name, path, effect, sentence }] of personal.entries()) {
    await step(name, async () => {
      helpdesk.faults.clear();
      helpdesk.faults.add({ match: { path, method: 'POST' }, effect });
      const popup = await (await Popup.open(browser, tab)).ready();
      await popup.subject.fill(`Trouble: ${name}`);
      await popup.createButton.click();
      const said = await popup.surface.find('alert').waitForText(sentence);
      expect(said).not.toContain(helpdesk.apiKey);
      expect(helpdesk.tickets()).toHaveLength(at);
      await expect.poll(() => browser.badgeText()).toBe('!');
      await popup.surface.close();

      const again = await (await Popup.open(browser, tab)).ready();
      await expect.poll(() => again.subject.value()).toBe(`Trouble: ${name}`);
      await again.surface.find('alert').waitForText(sentence);
      await again.create();
      expect(helpdesk.tickets().at(-1)?.subject).toBe(`Trouble: ${name}`);
      expect(helpdesk.tickets().at(-1)?.attachments).toHaveLength(1);
      await again.surface.close();
    });
  }
});

test('each trouble that passes leaves the ticket waiting with an alarm, says until when, and it goes out when hurried', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  helpdesk.switches.keepAlive = false;
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  for (const [at, { name, path, effect, sentence }] of passing.entries()) {
    await step(name, async () => {
      helpdesk.faults.clear();
      const fault = helpdesk.faults.add({ match: { path, method: 'POST' }, times: Infinity, effect });
      const popup = await (await Popup.open(browser, tab)).ready();
      await popup.subject.fill(`Trouble: ${name}`);
      await popup.createButton.click();
      await popup.surface.waitForText(sentence);
      await expect.poll(() => browser.badgeText()).toBe('1');
      expect(helpdesk.tickets()).toHaveLength(at);
      await expect.poll(() => alarms(browser)).toEqual(['outbox']);
      fault.remove();
      await popup.surface.find('button', 'Try again now').click();
      await popup.created();
      expect(helpdesk.tickets()).toHaveLength(at + 1);
      expect(helpdesk.tickets().at(-1)?.attachments).toHaveLength(1);
      await expect.poll(() => alarms(browser)).toEqual([]);
      await popup.surface.close();
    });
  }
});

test('a used-up limit pauses the helpdesk until the time it names, but for what the person asks for', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  helpdesk.faults.add({ match: { path: /blobs/ }, effect: { kind: 'rate-limit', retryAfter: 3600 } });
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.createButton.click();
  await popup.surface.waitForText(/limit/);
  helpdesk.clearRequests();
  await popup.surface.find('button', 'Try again now').click();
  await popup.created();
  expect(wireOf(helpdesk)).toEqual(['POST blobs/temp', 'POST tickets']);
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
  // A pause in typing searches the helpdesk's people for the name, by `POST batch`.
  expect(wireOf(helpdesk).filter((sent) => sent !== 'POST batch')).toEqual([]);
});
