import { checkPicture } from '../pages/check-picture.ts';
import { bands } from '../pages/hazards/hazard.ts';
import { readPicture } from '../pages/picture.ts';
import type { Browser, Point, Tab } from './drivers/types.ts';
import { expect } from './fixtures.ts';
import { Popup } from './pages/popup.ts';
import { untilScreenshotEnded } from './screenshots.ts';
import { storedPictures } from './stored-pictures.ts';

/** Expression for the markup, the scroll positions and the focus of a page, in which a person would notice a trace of ours. */
export const traces = `JSON.stringify({
  html: document.documentElement.outerHTML,
  scrolled: [...document.querySelectorAll('*')].flatMap(({ scrollLeft, scrollTop }) => scrollLeft || scrollTop ? [[scrollLeft, scrollTop]] : []),
  focus: [...document.querySelectorAll('*')].indexOf(document.activeElement),
})`;

/** Expression that records in `heard` every input event that the page gets, at the page's first chance. */
export const listen = `(() => {
  window.heard = [];
  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'mousedown', 'mouseup', 'click', 'keydown', 'keyup', 'wheel'])
    addEventListener(type, () => window.heard.push(type), { capture: true });
})()`;

export interface Measured {
  width: number;
  height: number;
  ratio: number;
  painted: number;
  headWidth?: number;
}

export const measure = `({
  width: document.documentElement.clientWidth,
  height: document.documentElement.clientHeight,
  ratio: devicePixelRatio,
  painted: document.querySelector('.painted')?.getBoundingClientRect().width ?? 0,
  headWidth: document.querySelector('.head')?.getBoundingClientRect().width,
})`;

/** Chooses in the popup what to capture. The popup must close, to give way to the page. */
export async function choose(browser: Browser, tab: Tab, mode: 'Area' | 'Element'): Promise<void> {
  const popup = await (await Popup.open(browser, tab)).ready();
  await popup.surface.find('radio', mode).click();
  await popup.surface.waitForClosed();
}

/**
 * Waits until the product has opened the popup again and put the page back. Checks that the popup has chosen `mode`.
 */
export async function formBack(browser: Browser, tab: Tab, mode: string): Promise<Popup> {
  const popup = await new Popup(await browser.waitForPopup(tab)).ready();
  await untilScreenshotEnded(browser);
  expect(await popup.surface.find('radio', mode).isChecked()).toBe(true);
  return popup;
}

export async function drag(tab: Tab, from: Point, to: Point): Promise<void> {
  await tab.mouse('move', from);
  await tab.mouse('down', from);
  await tab.mouse('move', to);
  await tab.mouse('up', to);
}

export async function pressTimes(tab: Tab, times: number, key: string): Promise<void> {
  for (let time = 0; time < times; time += 1) await tab.press(key);
}

/**
 * Returns what is wrong with the stored picture of `box`, a part of a page that is painted from edge to edge. CSS px.
 */
export async function faultsOf(
  browser: Browser,
  { painted, ratio }: Measured,
  box: [x: number, y: number, width: number, height: number],
) {
  const [x, y, width, height] = box;
  const pictures = await storedPictures(browser);
  const parts = await Promise.all(pictures.map(({ bytes }) => readPicture(bytes)));
  return checkPicture(parts, { ratio, width, height, layers: [bands(-x, -y, painted, 2200)] });
}
