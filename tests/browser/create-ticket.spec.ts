import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { readPixels, wireOf } from './wire.ts';

test('a toolbar click and Create make one ticket with the agent and a picture of the page', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const url = `${pages.url}/painted.html`;
  const tab = await browser.openTab(url);
  const inner = await tab.evaluate<{ width: number; ratio: number }>(
    '({ width: document.documentElement.clientWidth, ratio: devicePixelRatio })',
  );
  const agent = helpdesk.agents().filter((one) => !one.isDeleted && !one.isDisabled)[7];
  expect(agent).toBeDefined();
  if (agent === undefined) return;

  const popup = await (await Popup.open(browser, tab)).ready();
  expect(await popup.subject.value()).toBe('Painted page');
  await popup.choose(popup.agent, agent.email);
  await popup.message.fill('The blue square is out of line.\nSee the picture.');
  const number = await popup.create();

  const tickets = helpdesk.tickets();
  expect(tickets).toHaveLength(1);
  const ticket = tickets[0];
  expect(ticket?.id).toBe(number);
  expect(ticket?.subject).toBe('Painted page');
  expect(ticket?.agent?.id).toBe(agent.id);
  expect(ticket?.message).toContain(url);
  expect(ticket?.message).toContain('Painted page');
  expect(ticket?.message).toContain('The blue square is out of line.<br');
  expect(ticket?.attachments).toHaveLength(1);
  const attachment = ticket?.attachments[0];
  expect(attachment?.contentType).toBe('image/png');
  expect(attachment?.isTemp).toBe(false);
  expect(helpdesk.blobs()).toHaveLength(1);

  const picture = readPixels(await helpdesk.blobBytes(attachment?.blobAuth ?? ''));
  const scale = inner.ratio;
  const at = (x: number, y: number) => picture.at(Math.round(x * scale), Math.round(y * scale));
  expect(at(20, 20)).toEqual([220, 20, 60]);
  expect(at(inner.width - 20, 20)).toEqual([0, 128, 0]);
  expect(at(120, 120)).toEqual([0, 0, 255]);
  expect(at(320, 160)).toEqual([255, 165, 0]);
  expect(at(60, 60)).toEqual([250, 250, 250]);

  expect(wireOf(helpdesk)).toEqual(['POST blobs/temp', 'POST tickets']);
  expect(await popup.surface.find('link', 'Open ticket').attribute('href')).toBe(
    `${helpdesk.url}/app#/t/ticket/${number}`,
  );
  expect(await popup.surface.find('button', 'Copy link').isVisible()).toBe(true);
});

test('the link of a new ticket is on the clipboard, if the person has chosen so', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const options = await browser.openExtensionPage('options.html');
  await options.find('checkbox', 'Copy the link of a new ticket').click();
  await options.waitForText('Saved');
  await options.close();
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  const number = await popup.create();
  await popup.surface.find('button', 'Link copied').waitFor();
  await popup.surface.close();

  await tab.evaluate(`document.body.innerHTML = '<textarea></textarea>'`);
  await tab.click('textarea');
  await tab.press('Control+v');
  await expect
    .poll(() => tab.evaluate('document.querySelector("textarea").value'))
    .toBe(`${helpdesk.url}/app#/t/ticket/${number}`);
});

test('without the screenshot a ticket is one request and quotes the selection', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  await tab.selectText('#words');
  const popup = await (await Popup.open(browser, tab)).ready();
  expect(await popup.subject.value()).toMatch(/^A paragraph to select/);
  await popup.surface.find('button', 'Remove screenshot').click();
  await popup.preview.waitFor('hidden');
  await popup.create();

  expect(wireOf(helpdesk)).toEqual(['POST tickets']);
  const [ticket] = helpdesk.tickets();
  expect(ticket?.attachments).toEqual([]);
  expect(ticket?.message).toMatch(/<blockquote>.*A paragraph to select/s);
  expect(ticket?.message).toContain(`href="${pages.url}/painted.html?linked=1"`);
});

test('a hostile selection arrives as harmless text', { tag: '@all-in-firefox' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/hostile.html`);
  await tab.selectText('#hostile');
  const before = await tab.evaluate<number>('window.hit ?? 0');
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.create();

  const create = helpdesk.apiRequests().find(({ path }) => path === '/api/v2/tickets');
  const sent = JSON.stringify(create?.json);
  const stored = helpdesk.tickets()[0]?.message ?? '';
  for (const html of [sent, stored]) {
    expect(html).not.toMatch(/<script|onerror|javascript:|<svg|<style|<img|hidden words/i);
    expect(html).toContain('4711');
    expect(html).toContain('Fish &amp; chips &lt;b&gt;not bold&lt;/b&gt;');
    expect(html).toContain('https://example.com/terms');
    expect(html).toContain('form text');
  }
  expect(await tab.evaluate<number>('window.hit ?? 0')).toBe(before);
});

test('a ticket is created although the popup closes at once', async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/shop/index.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  helpdesk.faults.add({ match: { path: /blobs/ }, effect: { kind: 'slow', ms: 1500 } });
  await popup.createButton.click();
  await popup.surface.waitForText(/Creating ticket/);
  await popup.surface.close();
  await expect.poll(() => helpdesk.tickets().length, { timeout: 30_000 }).toBe(1);
  await expect.poll(() => browser.badgeText(), { timeout: 30_000 }).toBe('✓');
  expect(wireOf(helpdesk)).toEqual(['POST blobs/temp', 'POST tickets']);
});
