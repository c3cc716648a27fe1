import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import type { Browser, Surface } from './drivers/types.ts';
import { expect, test } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { readPixels, sentMessages, wireOf } from './wire.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../pages/${name}`, import.meta.url));

/** Waits until the capture has `count` attachments, then resolves to their names in order. */
async function listed(surface: Surface, count: number): Promise<string[]> {
  const items = surface.find('list', 'Attachments').find('button');
  await expect.poll(() => items.count()).toBe(count);
  const names: string[] = [];
  for (let at = 0; at < count; at += 1) names.push((await items.nth(at).attribute('aria-label')) ?? '');
  return names.map((name) => name.replace(/^\d+ of \d+: /, '').replace(/,.*$/, ''));
}

async function arrived(helpdesk: Helpdesk): Promise<{ name: string; bytes: Buffer }[]> {
  const attachments = helpdesk.tickets()[0]?.attachments ?? [];
  return Promise.all(
    attachments.map(async ({ filename, blobAuth }) => ({
      name: filename,
      bytes: await helpdesk.blobBytes(blobAuth),
    })),
  );
}

/** Chooses a file. In Firefox the popup leads to the editor for this, where a file dialog does not close the window. */
async function choose(browser: Browser, popup: Popup, path: string): Promise<Surface> {
  const button = await popup.inMenu('Add to the ticket', 'Add file');
  if (browser.name === 'chromium') {
    await popup.surface.chooseFiles(button, [path]);
    return popup.surface;
  }
  await button.click();
  const editor = await browser.waitForSurface('editor.html');
  await editor.chooseFiles(editor.find('button', 'Add file'), [path]);
  return editor;
}

test('two screenshots, a pasted picture and files arrive in the order they were put in, byte for byte', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await (await popup.inMenu('Add to the ticket', 'Add screenshot')).click();
  await listed(popup.surface, 2);
  await popup.message.focus();
  await popup.surface.giveFiles('paste', [fixture('picture.png')]);
  await listed(popup.surface, 3);
  await popup.surface.giveFiles('drop', [fixture('order.txt'), fixture('invoice.pdf')]);
  const [first, second, picture, ...files] = await listed(popup.surface, 5);
  expect(files).toEqual(['order.txt', 'invoice.pdf']);
  expect(await popup.message.value()).toBe('');

  // Move the pasted picture to the front with keys, and the last file one place earlier with its button.
  const item = (name: string | undefined) =>
    popup.surface
      .find('list', 'Attachments')
      .find('button', new RegExp(`: ${name?.replaceAll('.', '\\.')},`));
  await item(picture).press('Shift+ArrowLeft');
  await expect.poll(() => listed(popup.surface, 5)).toEqual([first, picture, second, ...files]);
  await expect.poll(async () => (await popup.surface.focused()).name).toContain(`2 of 5: ${picture}`);
  await popup.surface.press('Shift+ArrowLeft');
  await expect.poll(() => listed(popup.surface, 5)).toEqual([picture, first, second, ...files]);
  await item('invoice.pdf').click();
  await popup.surface.find('button', 'Move earlier').click();
  const order = [picture, first, second, 'invoice.pdf', 'order.txt'];
  await expect.poll(() => listed(popup.surface, 5)).toEqual(order);
  expect(await popup.surface.axe()).toEqual([]);
  await popup.create();

  const sent = await arrived(helpdesk);
  expect(sent.map(({ name }) => name)).toEqual(order);
  expect(sent[3]?.bytes.equals(readFileSync(fixture('invoice.pdf')))).toBe(true);
  expect(sent[4]?.bytes.toString()).toBe('Order 4711\nTotal: NaN\n');
  const { width, height } = readPixels(readFileSync(fixture('picture.png')));
  expect(readPixels(sent[0]?.bytes ?? Buffer.of())).toMatchObject({ width, height });
  for (const shot of sent.slice(1, 3)) {
    expect(readPixels(shot.bytes).at(20, 20)).toEqual([220, 20, 60]);
  }
  expect(wireOf(helpdesk)).toEqual([...Array.from({ length: 5 }, () => 'POST blobs/temp'), 'POST tickets']);
});

test('an attachment is dragged to its place', { tag: '@all-in-chromium' }, async ({
  connected: browser,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.giveFiles('drop', [fixture('order.txt'), fixture('invoice.pdf')]);
  const [shot] = await listed(popup.surface, 3);
  const items = popup.surface.find('list', 'Attachments').find('button');
  const [from, to] = [await items.nth(2).box(), await items.nth(0).box()];
  const y = from.y + from.height / 2;
  await popup.surface.drag({ x: from.x + from.width / 2, y }, { x: to.x + 4, y });
  await expect.poll(() => listed(popup.surface, 3)).toEqual(['invoice.pdf', shot, 'order.txt']);
});

test('a draft keeps them through a closed popup and a killed worker', { tag: '@all-in-firefox' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.giveFiles('drop', [fixture('order.txt'), fixture('invoice.pdf')]);
  const order = await listed(popup.surface, 3);
  await popup.surface.close();
  await browser.killWorker();
  const again = await (await Popup.open(browser, tab)).ready();
  expect(await listed(again.surface, 3)).toEqual(order);
  await again.create();
  expect((await arrived(helpdesk)).map(({ name }) => name)).toEqual(order);
  expect(wireOf(helpdesk)).toEqual([...Array.from({ length: 3 }, () => 'POST blobs/temp'), 'POST tickets']);
});

test('the PDF file that a tab shows goes along, and may be left out', { tag: '@all-in-chromium' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/invoice.pdf`);
  const popup = await (await Popup.open(browser, tab)).ready();
  const [shot] = await listed(popup.surface, 2);
  await popup.surface.find('button', /^2 of 2: invoice.pdf/).click();
  await popup.surface.find('button', 'Remove file').click();
  await (await popup.inMenu('Add to the ticket', 'Add PDF')).click();
  expect(await listed(popup.surface, 2)).toEqual([shot, 'invoice.pdf']);
  // The popup asks, because no script may search a PDF for sensitive data.
  await popup.createButton.click();
  await popup.surface.find('button', 'Send as it is').click();
  await popup.created();
  const sent = await arrived(helpdesk);
  expect(sent.map(({ name }) => name)).toEqual([shot, 'invoice.pdf']);
  expect(sent[1]?.bytes.equals(readFileSync(fixture('invoice.pdf')))).toBe(true);
});

test('a PDF file of any site goes along; where that takes a permission it is asked for, and given back', async ({
  connected: browser,
  pages,
}) => {
  const url = pages.url.replace('127.0.0.1', 'localhost');
  await browser.allowHost('http://localhost/*');
  const tab = await browser.openTab(`${url}/invoice.pdf`);
  const popup = await (await Popup.open(browser, tab)).ready();
  if (browser.name === 'firefox') await (await popup.inMenu('Add to the ticket', 'Add PDF')).click();
  expect((await listed(popup.surface, 2))[1]).toBe('invoice.pdf');
  const held = await browser.evaluateInExtension<string[]>(
    'chrome.permissions.getAll().then(({ origins }) => origins)',
  );
  expect(held.filter((origin) => origin.includes('localhost'))).toEqual([]);
});

test('a file that the helpdesk finds too large is named, and the rest goes without it', {
  tag: '@all-in-firefox',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.giveFiles('drop', [fixture('order.txt'), fixture('invoice.pdf')]);
  const [shot] = await listed(popup.surface, 3);
  helpdesk.faults.add({ match: { path: /blobs/, nth: 2 }, effect: { kind: 'status', status: 413 } });
  await popup.createButton.click();
  await popup.surface.find('alert').waitForText(/does not take “order.txt”: it has/);
  await popup.surface.find('button', 'Remove it and try again').click();
  await popup.created();
  expect((await arrived(helpdesk)).map(({ name }) => name)).toEqual([shot, 'invoice.pdf']);
  expect(wireOf(helpdesk).filter((request) => request === 'POST blobs/temp')).toHaveLength(3);
});

test('a chosen file goes along, and what was removed comes back', { tag: '@all-in-firefox' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/painted.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  const surface = await choose(browser, popup, fixture('order.txt'));
  const [shot] = await listed(surface, 2);
  await surface.find('button', /^2 of 2/).click();
  await surface.find('button', 'Remove file').click();
  await surface.find('list', 'Attachments').waitFor('hidden');
  await surface.find('button', 'Undo remove').click();
  expect(await listed(surface, 2)).toEqual([shot, 'order.txt']);
  await surface.find('button', 'Create ticket').click();
  await surface.waitForText(/Ticket #\d+ created/);
  expect((await arrived(helpdesk)).map(({ name }) => name)).toEqual([shot, 'order.txt']);
});

test('one capture holds pictures of several pages, and the ticket says which is of which', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const shop = await browser.openTab(`${pages.url}/shop/index.html`);
  const first = await (await Popup.open(browser, shop)).ready();
  await first.message.fill('Both pages are wrong.');
  await first.surface.close();
  const painted = await browser.openTab(`${pages.url}/painted.html`);
  const second = await (await Popup.open(browser, painted)).ready();
  await (await second.inMenu('More about this draft', 'Add this screenshot to it')).click();
  await expect.poll(() => second.message.value()).toBe('Both pages are wrong.');
  const names = await listed(second.surface, 2);
  await second.create();

  const sent = await arrived(helpdesk);
  expect(sent.map(({ name }) => name)).toEqual(names);
  expect(readPixels(sent[1]?.bytes ?? Buffer.of()).at(20, 20)).toEqual([220, 20, 60]);
  const [message = ''] = sentMessages(helpdesk);
  expect(message).toContain(`<li>${names[1]}: <a href="${pages.url}/painted.html">Painted page</a></li>`);
  expect(message).toContain(`Address: <a href="${pages.url}/shop/index.html">`);
  expect(helpdesk.tickets()).toHaveLength(1);
});

test(
  'what cannot be attached is said in a sentence, and nothing else is lost',
  { tag: '@all-in-chromium' },
  async ({ connected: browser, pages }, info) => {
    const tab = await browser.openTab(`${pages.url}/painted.html`);
    const popup = await (await Popup.open(browser, tab)).ready();
    const { writeFileSync } = await import('node:fs');
    const empty = info.outputPath('empty.txt');
    writeFileSync(empty, '');
    await popup.message.fill('Kept');
    await popup.surface.giveFiles('drop', [empty, fixture('order.txt')]);
    await popup.surface.waitForText('“empty.txt” was not attached: it is empty. Everything else is kept.');
    expect((await listed(popup.surface, 2))[1]).toBe('order.txt');
    expect(await popup.message.value()).toBe('Kept');
  },
);
