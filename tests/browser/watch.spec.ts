import { secrets } from '../pages/troubles/troubles.ts';
import type { Browser } from './drivers/types.ts';
import { until } from './drivers/wait.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { filesWithText } from './profile-files.ts';
import { grants, isOwn, keepOwn, runInPage, startWatching } from './watched-tab.ts';
import { sentMessages } from './wire.ts';

const { email, token, voucher } = secrets;

/** The files of a browser's profile with a text, without what the browser itself keeps of the page's own requests. */
function filesOfOursWith(browser: Browser, text: string): string[] {
  return filesWithText(browser.profileDir, text).filter((file) => !/^cache2\//.test(file));
}

/** Adds a field and a button to a page, whose press makes trouble. */
const addTrouble = `document.body.insertAdjacentHTML('beforeend',
  '<label>Voucher code <input id="code" value="${voucher}"></label><button id="pay">Pay now</button>');
document.getElementById('pay').onclick = async () => {
  console.log('Customer', '${email}', 'pays at https://shop.example/?voucher=${voucher}');
  console.error(new TypeError('total is undefined'));
  await fetch('/troubles/api/total?voucher=${voucher}', { method: 'POST' });
  await fetch('/troubles/customers/${email}/reset/${token}').catch(() => undefined);
  document.title = 'paid';
  await Promise.reject(new RangeError('no stock'));
};`;

test('what happens while a tab is watched is listed, sent without what is private, and nothing stays behind', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  test.setTimeout(150_000);
  await browser.allowHost('http://127.0.0.1/*');
  const tab = await browser.openTab(`${pages.url}/troubles/none`);
  await runInPage(tab, keepOwn);
  const before = await grants(browser);
  await startWatching(browser, tab, 'Watch this tab');
  expect(await browser.badgeText(tab)).toBe('●');
  await runInPage(tab, addTrouble);
  await tab.click('#code');
  await tab.press('x');
  await tab.click('#pay');
  await expect.poll(() => tab.title()).toBe('paid');

  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.find('button', 'Console, 3 lines').click();
  await popup.surface.find('checkbox', /^Error: TypeError: total is undefined/).waitFor();
  expect(await popup.surface.axe()).toEqual([]);
  await popup.surface.find('checkbox', /^Unhandled rejection: RangeError/).click();
  await popup.surface.find('button', 'Console, 2 lines').waitFor();
  await popup.surface.find('button', /^Requests, \d/).click();
  await popup.surface.find('button', 'Steps, 3').click();
  await popup.surface.find('button', 'Put the steps into the message').click();
  expect(await popup.message.value()).toBe(
    '1. Opened /troubles/none\n2. Changed “Voucher code”\n3. Clicked button “Pay now”',
  );
  await popup.create();
  await popup.surface.close();

  const [ticket] = helpdesk.tickets();
  const file = ticket?.attachments.find(({ filename }) => filename === 'what-happened.json');
  const text = (await helpdesk.blobBytes(file?.blobAuth ?? '')).toString();
  const { lines, requests, steps, leftOut } = JSON.parse(text);
  expect(lines.map(({ level, text: words }: { level: string; text: string }) => [level, words])).toEqual([
    ['log', 'Customer [e-mail address hidden] pays at https://shop.example/?voucher='],
    ['error', 'TypeError: total is undefined'],
  ]);
  expect(
    requests.map(({ method, address, status }: Record<string, unknown>) => [method, address, status]),
  ).toEqual([
    ['POST', '/troubles/api/total?voucher', 503],
    ['GET', '/troubles/customers/hidden/reset/hidden', 404],
  ]);
  expect([steps.length, leftOut]).toEqual([3, { lines: 1, requests: 0, steps: 0 }]);
  expect(sentMessages(helpdesk)[0]).toContain(
    '<p>Failed requests</p><ul><li>POST /troubles/api/total?voucher',
  );
  const wire = JSON.stringify(helpdesk.requests) + text;
  for (const secret of [email, token, voucher]) {
    expect(wire).not.toContain(secret);
    expect(filesOfOursWith(browser, secret)).toEqual([]);
  }

  expect(await tab.evaluate(isOwn)).toEqual([false, false, false, false, true]);
  await tab.click('#code');
  await tab.press('y');
  await tab.press('Tab');
  await tab.waitForToast('This tab is being watched');
  await browser.killWorker();
  await tab.clickToast('Stop');
  await expect.poll(() => tab.evaluate(isOwn)).toEqual([true, true, true, true, true]);
  expect(await tab.toast()).toBeNull();
  await expect.poll(() => browser.badgeText(tab)).toBe('');
  expect(await grants(browser)).toEqual(before);
});

test('watching goes on over loads of the same site, also if the background was stopped, and ends with the site', async ({
  connected: browser,
  pages,
}) => {
  const site = pages.url.replace('127.0.0.1', 'localhost');
  // Chromium lets us into the tab for as long as it stays on the site.
  const granted = browser.name === 'firefox' ? ['http://localhost/*'] : [];
  await browser.allowHost('http://localhost/*');
  const tab = await browser.openTab(`${site}/troubles/none`);
  const before = await grants(browser);
  await tab.evaluate('window.isOld = 1');
  await startWatching(browser, tab, 'Reload and watch');
  await until(
    'the page to be loaded anew',
    async () => (await tab.evaluate('window.isOld ?? null')) === null,
  );
  await tab.waitForToast('This tab is being watched');
  expect(await grants(browser)).toEqual([...before, ...granted]);
  await runInPage(tab, `console.log('before the load')`);
  await browser.killWorker();
  // Answers after half a second, like a server that is not on the person's own computer.
  await tab.navigate(`${site}/troubles/customers`);
  await tab.waitForToast('This tab is being watched');
  await browser.killWorker();
  // This page is there before the background, so the message of the old page is lost. The watching goes on.
  await tab.navigate(`${site}/painted.html`);
  await tab.waitForToast('This tab is being watched');
  await runInPage(tab, `console.log('after the load')`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.find('button', 'Console, 2 lines').click();
  await popup.surface.find('checkbox', 'Log: before the load').waitFor();
  await popup.surface.find('checkbox', 'Log: after the load').waitFor();
  await popup.surface.close();
  await tab.navigate(`${pages.url}/painted.html`);
  await expect.poll(() => grants(browser)).toEqual(before);
  expect(await tab.toast()).toBeNull();
  expect(await browser.badgeText(tab)).toBe('');
});
