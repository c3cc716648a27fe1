import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Helpdesk, startHelpdesk } from '../helpdesk/helpdesk.ts';
import { launchBrowser } from './drivers/launch.ts';
import type { Browser } from './drivers/types.ts';
import { buildOf, expect, test } from './fixtures.ts';
import { expectEachOnce, putInOutbox, storedCaptures, tell, untilAllSent } from './outbox.ts';
import { connect, OptionsPage } from './pages/options.ts';
import { Popup } from './pages/popup.ts';
import { TicketsPage } from './pages/tickets.ts';

const stages = async (browser: Browser) =>
  (await storedCaptures(browser)).map(({ stage, error }) => [stage, error]);

test('the cable pulled, Create pressed, popup closed, browser killed and started, cable back: the ticket is there', {
  tag: ['@waits', '@all-in-firefox'],
}, async ({ browserKind, pages }) => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(join(tmpdir(), 'offline-'));
  const profileDir = join(folder, 'profile');
  mkdirSync(profileDir);
  const start = () => launchBrowser(browserKind, { extensionDir: buildOf(browserKind), profileDir });
  const plugIn = (port = 0): Promise<Helpdesk> => startHelpdesk({ dataDir: join(folder, 'helpdesk'), port });
  let helpdesk = await plugIn();
  const port = Number(new URL(helpdesk.url).port);
  let browser = await start();
  try {
    await connect(browser, helpdesk);
    await helpdesk.close();
    const tab = await browser.openTab(`${pages.url}/shop/index.html`);
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.subject.fill('Typed without a line');
    await popup.message.fill('Every word of it.');
    await popup.createButton.click();
    await expect.poll(() => stages(browser), { timeout: 60_000 }).toEqual([['waiting', 'unreachable']]);
    await popup.surface.close();
    await browser.kill();

    browser = await start();
    expect(await stages(browser)).toHaveLength(1);
    helpdesk = await plugIn(port);
    await untilAllSent(browser, 1, 180_000);
    const [ticket, ...more] = helpdesk.tickets();
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({ subject: 'Typed without a line', attachments: [{ isTemp: false }] });
    expect(ticket?.message).toContain('Every word of it.');
  } finally {
    await browser.close();
    await helpdesk.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a draft half typed when the browser is killed is there when it is started again', {
  tag: ['@waits', '@all-in-chromium'],
}, async ({ profile, helpdesk, pages }) => {
  test.setTimeout(240_000);
  let browser = await profile.launch();
  await connect(browser, helpdesk);
  const url = `${pages.url}/shop/index.html`;
  const popup = await (await Popup.open(browser, await browser.openTab(url))).ready();
  await popup.message.fill('Half a sent');
  // The extension saves what is typed by itself.
  await expect
    .poll(async () => (await storedCaptures(browser)).map(({ message }) => message))
    .toEqual(['Half a sent']);
  await browser.kill();

  browser = await profile.launch();
  const again = await (await Popup.open(browser, await browser.openTab(url))).ready();
  expect(await again.message.value()).toBe('Half a sent');
  await again.message.fill('Half a sentence, and the rest.');
  await again.create();
  expect(helpdesk.tickets().map(({ attachments }) => attachments.length)).toEqual([1]);
  expect(helpdesk.tickets()[0]?.message).toContain('Half a sentence, and the rest.');
});

test('disconnected while captures wait, they stay, go to no other helpdesk, and go after reconnecting', {
  tag: ['@waits', '@all-in-firefox'],
}, async ({ connected: browser, helpdesk }) => {
  test.setTimeout(180_000);
  const seeds = [
    { subject: 'first', pictures: 1 },
    { subject: 'second', pictures: 0 },
  ];
  const trouble = helpdesk.faults.add({
    match: { method: 'POST' },
    times: Number.POSITIVE_INFINITY,
    // JSON comes from the helpdesk itself. A gateway's answer leaves open what the helpdesk did.
    effect: { kind: 'status', status: 503, body: 'json' },
  });
  const ids = await putInOutbox(browser, helpdesk, seeds);
  const tryAgain = () => Promise.all(ids.map((id) => tell(browser, 'retry', { id })));
  const bothAre = (stage: string, error: string) =>
    expect.poll(() => stages(browser), { timeout: 60_000 }).toEqual(ids.map(() => [stage, error]));
  await tryAgain();
  await bothAre('waiting', 'server-trouble');

  await disconnect(browser);
  await bothAre('blocked', 'not-connected');
  const tickets = await TicketsPage.open(browser);
  await tickets.waiting
    .find('listitem')
    .nth(1)
    .waitForText(/Connect to your helpdesk/);
  await tickets.surface.close();
  await expect.poll(() => browser.badgeText()).toBe('!');

  const other = await startHelpdesk();
  try {
    await connect(browser, other);
    await tryAgain();
    await bothAre('blocked', 'other-helpdesk');
    await browser.killWorker();
    await tryAgain();
    await bothAre('blocked', 'other-helpdesk');
    // Besides batched look-ups, connecting posts only `{}`, to ask whether the key may create tickets.
    const bodies = other
      .apiRequests()
      .filter(({ method, path }) => method === 'POST' && !path.endsWith('/batch'))
      .map(({ json }) => json);
    expect(bodies.filter((body) => JSON.stringify(body) !== '{}')).toEqual([]);
    expect([other.tickets(), other.blobs()]).toEqual([[], []]);
    await disconnect(browser);
  } finally {
    await other.close();
  }

  trouble.remove();
  await connect(browser, helpdesk);
  await untilAllSent(browser, ids.length, 120_000);
  expectEachOnce(helpdesk, seeds);
});

async function disconnect(browser: Browser): Promise<void> {
  const options = await OptionsPage.open(browser);
  await options.surface.find('button', 'Disconnect').click();
  await options.connectButton.waitFor();
  await options.surface.close();
}
