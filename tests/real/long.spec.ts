import { readFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import type { Browser, Point, Tab } from '../browser/drivers/types.ts';
import { expect } from '../browser/fixtures.ts';
import type { Popup } from '../browser/pages/popup.ts';
import { sendFullPage, untilScreenshotEnded } from '../browser/screenshots.ts';
import { type Pixels, readPixels } from '../browser/wire.ts';
import { type Band, bandsIn, cutRows, rowsFrom, wholePage } from './bands-in.ts';
import { longPages } from './long-pages.ts';
import { pickArea, pickElement } from './pick-real.ts';
import { test, untilDrawn } from './real-pages.ts';
import { picturesOf } from './ticket-pictures.ts';

const isPartSaid = /Only the visible part could be captured/;
/** How far a page is scrolled before it is captured. CSS pixels. */
const awayPx = 230;
const areaHeight = 1000;

interface Opened {
  tab: Tab;
  ratio: number;
  /** The page as the person sees it. */
  look(name: string): Promise<Pixels>;
}

async function openLong(browser: Browser, realUrl: string, name: string, info: TestInfo): Promise<Opened> {
  const tab = await browser.openTab(`${realUrl}?page=long-${name}`);
  await untilDrawn(tab);
  return {
    tab,
    ratio: await tab.evaluate<number>('devicePixelRatio'),
    async look(name) {
      const file = info.outputPath(`${name}.png`);
      await tab.screenshot(file);
      return readPixels(await readFile(file));
    },
  };
}

async function scrollAway({ tab, look }: Opened, isFromEnd: boolean): Promise<Pixels> {
  await tab.evaluate(`scrollAway(${isFromEnd ? -awayPx : awayPx})`);
  await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 500))');
  return look('before');
}

/** Checks that the page looks as before it was captured. */
async function expectGivenBack(browser: Browser, { look }: Opened, before: Pixels): Promise<void> {
  await untilScreenshotEnded(browser);
  await expect.poll(async () => differing(before, await look('after')), { timeout: 5000 }).toBe(0);
}

function differing(one: Pixels, other: Pixels): number {
  let count = Math.abs(one.width * one.height - other.width * other.height);
  for (let y = 0; y < one.height; y += 1)
    for (let x = 0; x < one.width; x += 1) if (`${one.at(x, y)}` !== `${other.at(x, y)}`) count += 1;
  return count;
}

/**
 * Points at a band that is in sight, and looks at the page: a library may colour the row below the pointer. `from`: a
 * point in the band, in CSS pixels. `start`: the band's number.
 */
async function pointAt({ tab, ratio, look }: Opened, at: number) {
  const inSight = bandsIn(await look('before'));
  const band = inSight.at(at);
  if (band === undefined) throw new Error('The page shows no rows');
  const from: Point = { x: Math.ceil(band.x / ratio) + 2, y: Math.ceil(band.y / ratio) + 3 };
  await tab.mouse('move', from);
  await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 500))');
  return { from, start: band.number, inSight, before: await look('before') };
}

async function send(popup: Popup, isAsked: boolean): Promise<void> {
  if (isAsked) {
    await popup.createButton.click();
    await popup.surface.find('button', 'Send as it is').click();
    await popup.created();
  } else await popup.create();
  await popup.surface.close();
}

const numbers = (bands: readonly Band[]) => bands.map(({ number }) => number);

for (const [name, page] of Object.entries(longPages)) {
  const { rows, isPart = false, isAsked = false, isFromEnd = false } = page;

  test(`${name} is in a full page with each row once, whole and in order`, async ({
    connected: browser,
    helpdesk,
    realUrl,
  }, info) => {
    const opened = await openLong(browser, realUrl, name, info);
    const before = await scrollAway(opened, isFromEnd);
    // The form says so once it has drawn the picture, which is stored before.
    const says = isPart ? { says: isPartSaid } : {};
    const { said } = await sendFullPage(browser, helpdesk, opened.tab, { isAsked, ...says });
    const bands = (await picturesOf(helpdesk, info, 'full')).flatMap(bandsIn);
    expect.soft(isPartSaid.test(said)).toBe(isPart);
    expect.soft(numbers(bands)).toEqual(isPart ? numbers(bandsIn(before)) : wholePage(rows, page));
    expect.soft(cutRows(bands)).toEqual([]);
    await expectGivenBack(browser, opened, before);
  });

  test(`${name} is in the picture of an element with each row once, whole and in order`, async ({
    connected: browser,
    helpdesk,
    realUrl,
  }, info) => {
    const { element = '#root', inElement = {} } = page;
    const opened = await openLong(browser, realUrl, name, info);
    const { from, inSight, before } = await pointAt(opened, 1);
    const popup = await pickElement(browser, opened.tab, element, from);
    await untilScreenshotEnded(browser);
    await send(popup, isAsked);
    const bands = (await picturesOf(helpdesk, info, 'element')).flatMap(bandsIn);
    expect
      .soft(numbers(bands))
      .toEqual(inElement === 'what is in sight' ? numbers(inSight) : wholePage(rows, inElement));
    expect.soft(cutRows(bands)).toEqual([]);
    await expectGivenBack(browser, opened, before);
  });

  test(`${name} is in the picture of an area with each row once, whole and in order`, async ({
    connected: browser,
    helpdesk,
    realUrl,
  }, info) => {
    const opened = await openLong(browser, realUrl, name, info);
    const { tab, ratio } = opened;
    const [at, way] = isFromEnd ? ([-2, 'ArrowUp'] as const) : ([2, 'ArrowDown'] as const);
    const { from, start, before } = await pointAt(opened, at);
    const below = await tab.evaluate<number>('document.documentElement.scrollHeight - scrollY');
    const popup = await pickArea(browser, tab, from, { width: 200, height: areaHeight }, way);
    await untilScreenshotEnded(browser);
    await send(popup, isAsked);
    const pictures = await picturesOf(helpdesk, info, 'area');
    const bands = pictures.flatMap(bandsIn);
    const found = numbers(bands);
    const first = isFromEnd ? start + 1 - bands.length : start;
    expect.soft(found).toEqual(rowsFrom(first, bands.length));
    expect.soft(cutRows(bands)).toEqual([]);
    const height = pictures.reduce((sum, picture) => sum + picture.height, 0) / ratio;
    // A page with fewer rows may end before the area is as high as it is drawn.
    const wanted = rows === undefined ? areaHeight : Math.min(areaHeight, Math.floor(below - from.y));
    if (!isPart) expect.soft(height).toBeGreaterThan(wanted - 1);
    await expectGivenBack(browser, opened, before);
  });
}
