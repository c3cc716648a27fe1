import type { Browser, Point, Tab } from '../browser/drivers/types.ts';
import { expect } from '../browser/fixtures.ts';
import { Popup } from '../browser/pages/popup.ts';
import { sendFullPage, untilTaken } from '../browser/screenshots.ts';
import type { Pixels } from '../browser/wire.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { pickArea, pickElement } from './pick-real.ts';
import { countPixels, cropped, look, plainMissing, secretsIn, test, untilDrawn } from './real-pages.ts';
import { picturesOf } from './ticket-pictures.ts';

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

/** The elements to pick if a page draws outside its `#root`. */
const elements: Record<string, string> = { mui: '.MuiDialog-paper' };

/** CSS pixels of the window. */
const middle = { x: 600, y: 300 };
/** The form is shorter in Chromium's font. */
const places: Record<string, Point> = { 'intl-tel-input': { x: 600, y: 100 } };
const area = { x: 10, y: 10, width: 1200, height: 600 };

const isAskedAbout = /drawn by a script, such as a chart, a sheet or a terminal/;

/** Checks that pictures show no secret, and all plain words that the person sees in `shown`. */
function expectHidden(pictures: readonly Pixels[], shown: Pixels): void {
  const total = (kind: 'secret' | 'plain') =>
    pictures.reduce((sum, picture) => sum + countPixels(picture, kind), 0);
  expect.soft(total('secret')).toBe(0);
  expect.soft(total('plain')).toBeGreaterThan(countPixels(shown, 'plain') * 0.95);
}

async function openPage(browser: Browser, realUrl: string, page: string): Promise<Tab> {
  const tab = await browser.openTab(`${realUrl}?page=${page}`);
  await untilDrawn(tab);
  return tab;
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
    expectHidden(pictures, shown.pixels);
  });

  test(`${page} shows nothing sensitive in an element`, async ({
    connected: browser,
    helpdesk,
    realUrl,
  }, info) => {
    const tab = await openPage(browser, realUrl, page);
    const shown = await look(tab, info.outputPath('shown.png'));
    const popup = await pickElement(browser, tab, elements[page] ?? '#root', places[page] ?? middle);
    await popup.create();
    await popup.surface.close();
    expectHidden(await picturesOf(helpdesk, info, 'element'), shown.pixels);
  });

  test(`${page} shows nothing sensitive in an area`, async ({
    connected: browser,
    helpdesk,
    realUrl,
  }, info) => {
    const tab = await openPage(browser, realUrl, page);
    const shown = await look(tab, info.outputPath('shown.png'));
    const popup = await pickArea(browser, tab, { x: area.x, y: area.y }, area);
    await popup.create();
    await popup.surface.close();
    const { ratio } = shown;
    const box = {
      x: area.x * ratio,
      y: area.y * ratio,
      width: area.width * ratio,
      height: area.height * ratio,
    };
    expectHidden(await picturesOf(helpdesk, info, 'area'), cropped(shown.pixels, box));
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
    await popup.isAsked(isAskedAbout);
    expect(helpdesk.tickets()).toHaveLength(0);
    await popup.allowSite();
    expect(await secretsSaid(browser, tab, helpdesk)).toEqual([]);
  });
  const pickings: Record<string, (browser: Browser, tab: Tab) => Promise<Popup>> = {
    'a full page': async (browser, tab) => {
      const popup = await (await Popup.open(browser, tab)).ready();
      await popup.captureMode('Full page').press('Space');
      await untilTaken(popup, 'full-page');
      return popup;
    },
    'an element': (browser, tab) => pickElement(browser, tab, '#root', middle),
    'an area': (browser, tab) => pickArea(browser, tab, { x: area.x, y: area.y }, area),
  };
  for (const [what, pick] of Object.entries(pickings)) {
    test(`${page} is asked about in ${what}`, async ({ connected: browser, helpdesk, realUrl }) => {
      const tab = await openPage(browser, realUrl, page);
      const popup = await pick(browser, tab);
      await popup.isAsked(isAskedAbout);
      expect(helpdesk.tickets()).toHaveLength(0);
      await popup.surface.close();
    });
  }
}
