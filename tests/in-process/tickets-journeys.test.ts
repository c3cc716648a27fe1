import type { Capture, Stage } from '../../utils/captures/capture.ts';
import { seed, storedIds, TicketsPage } from '../browser/pages/tickets.ts';
import { chooseText, keepSaved, readSaved } from '../browser/saved-files.ts';
import { makeCapture, noon } from '../unit/make-capture.ts';
import { expect, test } from './journey.ts';

const farAway = Date.UTC(2100, 0, 1);
const offline: Stage = { name: 'waiting', at: noon, error: { code: 'offline' }, retryAt: farAway };

function waiting(subject: string, stage: Stage = offline, helpdesk: string | null = null): Capture {
  const delivery = { helpdesk, failures: 1, createInDoubt: null };
  return makeCapture({ stage, delivery, form: { subject, message: `About ${subject}` } });
}

function sent(number: number, subject = 'The total is wrong'): Capture {
  const url = `https://desk.example/app#/t/ticket/${number}`;
  const receipt = { ticketId: number, ref: `REF-${number}`, url, sentAt: noon + number };
  return makeCapture({ stage: { name: 'sent', receipt }, form: { subject } });
}

test('both lists say how each ticket stands, live, and stand up to axe', async ({ fresh: browser }) => {
  const page = await TicketsPage.open(browser);
  await page.surface.waitForText('Nothing sent yet');
  expect(await page.surface.axe()).toEqual([]);
  const error = { code: 'key-rejected', host: 'desk.example' } as const;
  await seed(browser, [
    waiting('Search finds no tents'),
    waiting('Login is blank', { name: 'blocked', at: noon, error }),
    waiting('Being sent', { name: 'uploading', at: noon }),
    sent(4127, 'Voucher too short'),
  ]);
  await page.waiting.waitFor();
  await page.surface.waitForText('desk.example did not accept the API key.');
  await page.surface.waitForText('You are offline. The ticket goes out when you are back.');
  await page.surface.waitForText('1 needs you');
  expect(await page.waiting.find('listitem').nth(0).text()).toContain('Login is blank');
  const link = page.sent.find('link', '#4127 Voucher too short');
  expect(await link.attribute('href')).toBe('https://desk.example/app#/t/ticket/4127');
  await page.sent.find('button', 'Copy link').waitFor();
  expect(await page.waiting.find('button', 'Save to file').count()).toBe(3);
  const enabled = await Promise.all([0, 1, 2].map((row) => page.button('Discard', row).isEnabled()));
  expect(enabled.filter((is) => !is)).toHaveLength(1);
  expect(await page.surface.axe()).toEqual([]);
});

test('a discarded ticket can be had back, and is gone once the page is left', async ({ fresh: browser }) => {
  const page = await TicketsPage.open(browser);
  const [kept, dropped] = [waiting('Kept'), { ...waiting('Dropped'), createdAt: noon - 1 }];
  await seed(browser, [kept, dropped]);
  await page.button('Discard', 1).click();
  await page.surface.waitForText(/Discarded\.\s+Dropped/);
  await expect.poll(() => page.surface.focused()).toMatchObject({ role: 'button', name: 'Undo' });
  expect(await storedIds(browser)).toHaveLength(2);
  await page.surface.press('Enter');
  await page.button('Discard', 1).waitFor();
  await page.button('Discard', 1).click();
  await page.surface.find('button', 'Undo').waitFor();
  await browser.openExtensionPage('options.html');
  await expect.poll(() => storedIds(browser)).toEqual([kept.id]);
});

test('a ticket saved to a file comes back as a draft, and a hostile file is refused', async ({
  fresh: browser,
}) => {
  const page = await TicketsPage.open(browser);
  await seed(browser, [waiting('Search finds <b>no</b> tents')]);
  await page.button('Save to file').waitFor();
  await keepSaved(page.surface);
  await page.button('Save to file').click();
  await page.surface.waitForText('Saved as Search-finds-b-no-b-tents.html.');
  const saved = await readSaved(page.surface);
  expect(saved).toContain('<h1 dir="auto">Search finds &lt;b&gt;no&lt;/b&gt; tents</h1>');
  const choose = (html: string) => chooseText(page.surface, 'ticket.html', html);

  await choose('<script>alert(1)</script>');
  await page.surface.find('alert').waitForText('This is not a ticket saved by this extension');
  await choose(saved.replace('"version":1', '"version":9'));
  await page.surface.find('alert').waitForText('damaged or changed');
  expect(await storedIds(browser)).toHaveLength(1);

  await choose(saved);
  const editor = await browser.waitForSurface('editor.html');
  await expect.poll(() => editor.find('textbox', 'Subject').value()).toBe('Search finds <b>no</b> tents');
  expect(await editor.find('textbox', 'Message').value()).toBe('About Search finds <b>no</b> tents');
  expect(await storedIds(browser)).toHaveLength(2);
});

test('what another version stored is counted and saved to a file', async ({ fresh: browser }) => {
  const library = { version: 9, value: { folders: [] } };
  await browser.evaluateInExtension(`chrome.storage.local.set(${JSON.stringify({ library })})`);
  const page = await TicketsPage.open(browser);
  await page.surface.waitForText('1 entry from another version cannot be read');
  await keepSaved(page.surface);
  await page.surface.find('button', 'Save to file').click();
  await page.surface.waitForText('Saved as unreadable-entries.json.');
  const { entries } = JSON.parse(await readSaved(page.surface));
  expect(entries).toEqual([{ key: 'library', value: library }]);
});

test('Try again sends at once, and what was made for another helpdesk only where it is told to', async ({
  connected: browser,
  helpdesk,
}) => {
  const { baseUrl, host } = await browser.evaluateInExtension<{ baseUrl: string; host: string }>(
    "chrome.storage.local.get('connection').then(({ connection }) => connection.value)",
  );
  const page = await TicketsPage.open(browser);
  const other = { code: 'other-helpdesk', host: 'old.example' } as const;
  await seed(browser, [
    waiting('Mine', offline, baseUrl),
    waiting('Theirs', { name: 'blocked', at: noon, error: other }, 'https://old.example'),
  ]);
  await page.surface.waitForText('This ticket was made for old.example.');
  await page.button('Try again', 1).click();
  await page.sent.find('link', /^#\d+ Mine$/).waitFor();
  expect(helpdesk.tickets().map(({ subject }) => subject)).toEqual(['Mine']);
  await page.button(`Send to ${host}`).click();
  await page.sent.find('link', /^#\d+ Theirs$/).waitFor();
  expect(helpdesk.tickets()).toHaveLength(2);
  await page.surface.waitForText('Nothing is waiting');
});
