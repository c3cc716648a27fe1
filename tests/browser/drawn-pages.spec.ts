import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { expect, test } from './fixtures.ts';
import { isSecret, lastPicture } from './hidden-pixels.ts';
import { Popup } from './pages/popup.ts';
import type { Pixels } from './wire.ts';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Counts the pixels that pass in a part of a picture. `box` in CSS px. */
function countIn(
  picture: Pixels,
  ratio: number,
  box: Box,
  passes: (pixel: [number, number, number]) => boolean,
) {
  let found = 0;
  const [right, bottom] = [(box.x + box.width) * ratio, (box.y + box.height) * ratio];
  for (let y = Math.ceil(box.y * ratio); y < Math.min(bottom, picture.height); y += 1)
    for (let x = Math.ceil(box.x * ratio); x < Math.min(right, picture.width); x += 1)
      if (passes(picture.at(x, y) as [number, number, number])) found += 1;
  return found;
}

/** Selects the content of `#s`, or else of the whole page, without a colour for the selection. */
function selectAll(): void {
  document.styleSheets[0]?.insertRule('::selection { background: transparent }');
  document.getSelection()?.selectAllChildren(document.querySelector('#s') ?? document.body);
}

interface Block extends Box {
  value: string;
  html: string;
}

function blocksIn(): { width: number; blocks: Block[] } {
  const blocks = [...document.querySelectorAll('.block')].map((block) => {
    const { x, y, width, height } = block.getBoundingClientRect();
    const value = block.querySelector('.v')?.textContent ?? '';
    return { x, y, width, height, value, html: block.innerHTML };
  });
  return { width: innerWidth, blocks };
}

test(
  'what is sensitive is hidden as it is drawn, in the picture and in the words',
  { tag: '@all-in-chromium' },
  async ({ connected: browser, helpdesk, pages }, testInfo) => {
    const tab = await browser.openTab(`${pages.url}/drawn.html`);
    const shown = testInfo.outputPath('shown.png');
    await tab.screenshot(shown);
    const before = PNG.sync.read(await readFile(shown));
    let secret = 0;
    for (let at = 0; at < before.data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = before.data.subarray(at, at + 3);
      if (isSecret([red, green, blue])) secret += 1;
    }
    expect(secret).toBeGreaterThan(5000);
    await tab.evaluate(`(${selectAll})()`);
    const popup = await (await Popup.open(browser, tab)).ready();
    await popup.create();
    const picture = await lastPicture(helpdesk);
    const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
    expect(countIn(picture, 1, whole, isSecret)).toBe(0);
    const message = helpdesk.tickets()[0]?.message ?? '';
    expect(message).toContain('10442091');
    for (const word of ['FI21', '5105', '539', '48210973', '730194', 'q7Wd4', '622', 'Kerze', 'mail.example'])
      expect(message).not.toContain(word);
  },
);

test('picture and words agree on 200 arrangements of labels and values', { tag: '@all-in-firefox' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/layouts.html`);
  await tab.evaluate(`(${selectAll})()`);
  const { blocks, width } = await tab.evaluate<ReturnType<typeof blocksIn>>(`(${blocksIn})()`);
  expect(blocks).toHaveLength(200);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.create();
  const picture = await lastPicture(helpdesk);
  const message = helpdesk.tickets()[0]?.message ?? '';
  const ratio = picture.width / width;
  const told = blocks.map(({ value, html, ...box }) => ({
    html,
    inWords: message.includes(value),
    inPicture: countIn(picture, ratio, box, isSecret) > 0,
  }));
  expect(told.filter(({ inWords, inPicture }) => inWords !== inPicture)).toEqual([]);
  expect(told.filter(({ inWords, inPicture }) => inWords || inPicture)).toEqual([]);
});

test('what a dialog covers is not blacked out through it, and what it leaves in sight is', {
  tag: '@all-in-chromium',
}, async ({ connected: browser, helpdesk, pages }) => {
  const tab = await browser.openTab(`${pages.url}/covered.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.waitForText(/\d+ items hidden/);
  await popup.create();
  const picture = await lastPicture(helpdesk);
  const width = await tab.evaluate<number>('innerWidth');
  const ratio = picture.width / width;
  const inside = { x: 64, y: 34, width: 472, height: 352 };
  expect(countIn(picture, ratio, inside, ([red, green, blue]) => red + green + blue === 0)).toBe(0);
  expect(countIn(picture, ratio, inside, ([red, green]) => green > red + 40)).toBeGreaterThan(1000);
  const whole = { x: 0, y: 0, width, height: picture.height / ratio };
  expect(countIn(picture, ratio, whole, isSecret)).toBe(0);
});

test('a large canvas is asked about, until its site is allowed', { tag: '@all-in-chromium' }, async ({
  connected: browser,
  helpdesk,
  pages,
}) => {
  const tab = await browser.openTab(`${pages.url}/canvas.html`);
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.isAsked(/drawn by a script, such as a chart, a sheet or a terminal/);
  expect(helpdesk.tickets()).toHaveLength(0);
  await popup.allowSite();
  await tab.navigate(`${pages.url}/canvas.html`);
  await tab.activate();
  await (await (await Popup.open(browser, tab)).ready()).create();
  expect(helpdesk.tickets()).toHaveLength(2);
});
