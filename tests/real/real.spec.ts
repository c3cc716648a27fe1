import { readFile, writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { Browser, Tab } from '../browser/drivers/types.ts';
import { expect } from '../browser/fixtures.ts';
import { Popup } from '../browser/pages/popup.ts';
import { sendFullPage } from '../browser/screenshots.ts';
import { type Pixels, readPixels } from '../browser/wire.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { countPixels, look, plainMissing, secretsIn, test, untilDrawn } from './real-pages.ts';

/** Libraries that draw with elements; sensitive words in them are hidden. */
const drawnWithElements = [
  'ag-grid',
  'handsontable',
  'mui',
  'monaco',
  'codemirror',
  'xterm-dom',
  'jsoneditor',
  'swagger-ui',
  'intl-tel-input',
  'ant-table',
  'echarts-svg',
  'quill',
];

/** Libraries that paint on a canvas. Nobody can read a canvas, so the person is asked. */
const painted = ['xterm-canvas', 'xterm-webgl', 'chart-js', 'echarts'];

async function openPage(browser: Browser, realUrl: string, page: string): Promise<Tab> {
  const tab = await browser.openTab(`${realUrl}?page=${page}`);
  await untilDrawn(tab);
  return tab;
}

/** Returns the pictures of the last ticket, and keeps them beside the other artifacts of the test. */
async function picturesOf(helpdesk: Helpdesk, info: TestInfo, name: string): Promise<Pixels[]> {
  const { attachments = [] } = helpdesk.tickets().at(-1) ?? {};
  return Promise.all(
    attachments.map(async ({ blobAuth }, at) => {
      const file = info.outputPath(`${name}-${at + 1}.png`);
      await writeFile(file, await helpdesk.blobBytes(blobAuth));
      return readPixels(await readFile(file));
    }),
  );
}

/**
 * Creates a ticket with the whole page selected. Returns the planted secrets in it, whatever is between their
 * characters.
 */
async function secretsSaid(browser: Browser, tab: Tab, helpdesk: Helpdesk): Promise<string[]> {
  await tab.activate();
  await tab.evaluate('document.getSelection().selectAllChildren(document.body)');
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.create();
  await popup.surface.close();
  expect(helpdesk.tickets().at(-1)?.message).not.toBe('');
  const secrets = await tab.evaluate<string[]>('planted.secret');
  const bare = (text: string) => text.replace(/<[^>]*>|&nbsp;|[^\p{L}\p{N}]/gu, '').toLowerCase();
  const said = bare(JSON.stringify(helpdesk.tickets().at(-1)));
  return secrets.filter((secret) => said.includes(bare(secret)));
}

for (const page of drawnWithElements) {
  test(`${page} shows nothing sensitive in a picture or in words, and all else`, async ({
    connected: browser,
    helpdesk,
    realUrl,
  }, info) => {
    const tab = await openPage(browser, realUrl, page);
    const shown = await look(tab, info.outputPath('shown.png'));
    expect(secretsIn(shown, shown.pixels).length).toBeGreaterThan(3);
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.create();
    await popup.surface.close();
    const [picture] = await picturesOf(helpdesk, info, 'visible');
    if (picture === undefined) throw new Error('The ticket has no picture');
    expect.soft(secretsIn(shown, picture)).toEqual([]);
    expect.soft(countPixels(picture, 'secret')).toBe(0);
    expect.soft(plainMissing(shown, picture)).toEqual([]);
    expect.soft(await secretsSaid(browser, tab, helpdesk)).toEqual([]);
  });

  test(`${page} shows nothing sensitive in a full page`, async ({
    connected: browser,
    helpdesk,
    realUrl,
  }, info) => {
    const tab = await openPage(browser, realUrl, page);
    const shown = await look(tab, info.outputPath('shown.png'));
    await sendFullPage(browser, helpdesk, tab);
    const pictures = await picturesOf(helpdesk, info, 'full');
    const total = (kind: 'secret' | 'plain') =>
      pictures.reduce((sum, picture) => sum + countPixels(picture, kind), 0);
    expect.soft(total('secret')).toBe(0);
    expect.soft(total('plain')).toBeGreaterThan(countPixels(shown.pixels, 'plain') * 0.95);
  });
}

for (const page of painted) {
  test(`${page} is asked about, and says nothing sensitive in words`, async ({
    connected: browser,
    helpdesk,
    realUrl,
  }, info) => {
    const tab = await openPage(browser, realUrl, page);
    await tab.screenshot(info.outputPath('shown.png'));
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.isAsked(/drawn by a script, such as a chart, a sheet or a terminal/);
    expect(helpdesk.tickets()).toHaveLength(0);
    await popup.allowSite();
    expect(await secretsSaid(browser, tab, helpdesk)).toEqual([]);
  });
}
