import type { Capture, Stage } from '../../utils/captures/capture.ts';
import { makeCapture, noon } from '../unit/make-capture.ts';
import { expect, test } from './fixtures.ts';
import { seed, storedIds, TicketsPage } from './pages/tickets.ts';

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

test('both lists say how each ticket stands, live, and stand up to axe', { tag: '@all-in-chromium' }, async ({
  fresh: browser,
}) => {
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

test('with 10,000 sent and 300 waiting a page of each is drawn, and the search finds the one', {
  tag: '@all-in-firefox',
}, async ({ fresh: browser }) => {
  const page = await TicketsPage.open(browser);
  await seed(browser, [
    ...Array.from({ length: 9_999 }, (_, index) => sent(index + 1)),
    sent(10_000, 'A needle in the stack'),
    ...Array.from({ length: 300 }, (_, index) => waiting(`Offline ${index}`)),
  ]);
  await page.surface.close();
  const again = await TicketsPage.open(browser);
  expect(await again.waiting.find('listitem').count()).toBe(50);
  expect(await again.sent.find('listitem').count()).toBe(50);
  await again.surface.waitForText('50 of 10,000');
  await again.search.fill('NEEDL');
  await again.surface.waitForText('Nothing matches “NEEDL”.');
  expect(await again.sent.find('listitem').count()).toBe(1);
  expect(await again.sent.find('link').text()).toBe('#10000 A needle in the stack');
  await again.search.fill('offline 29');
  await expect.poll(() => again.waiting.find('listitem').count()).toBe(11);
  await again.search.fill('');
  await again.surface.waitForText('50 of 300');
  await again.surface.find('button', 'Show more').nth(0).click();
  await expect.poll(() => again.waiting.find('listitem').count()).toBe(100);
});

test('after ten seconds a discarded ticket is gone by itself', {
  tag: ['@waits', '@all-in-firefox'],
}, async ({ fresh: browser }) => {
  const page = await TicketsPage.open(browser);
  await seed(browser, [waiting('Dropped')]);
  await page.button('Discard').click();
  await page.surface.find('button', 'Undo').waitFor();
  await expect.poll(() => storedIds(browser), { timeout: 20_000 }).toEqual([]);
  await page.surface.waitForText('Nothing is waiting');
});
