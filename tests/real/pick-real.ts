import type { Browser, Point, Tab } from '../browser/drivers/types.ts';
import type { Popup } from '../browser/pages/popup.ts';
import { choose, formBack, pressTimes } from '../browser/picking.ts';

/** Picks the element around a point that the selector names, by mouse and keyboard. Resolves to the form. */
export async function pickElement(browser: Browser, tab: Tab, selector: string, from: Point): Promise<Popup> {
  const steps = await tab.evaluate<number>(`stepsTo('${selector}', ${from.x}, ${from.y})`);
  await choose(browser, tab, 'Element');
  await tab.mouse('move', from);
  await pressTimes(tab, steps, 'ArrowUp');
  await tab.press('Enter');
  return formBack(browser, tab, 'Element');
}

/** A key's step with Shift. CSS pixels. */
const stepPx = 50;

/** Picks an area from a point on, beyond the window's edge if it is higher than the window. Resolves to the form. */
export async function pickArea(
  browser: Browser,
  tab: Tab,
  from: Point,
  size: { width: number; height: number },
  way: 'ArrowDown' | 'ArrowUp' = 'ArrowDown',
): Promise<Popup> {
  await choose(browser, tab, 'Area');
  await tab.mouse('move', from);
  await tab.press('Enter');
  await pressTimes(tab, size.width / stepPx, 'Shift+ArrowRight');
  await pressTimes(tab, size.height / stepPx, `Shift+${way}`);
  await tab.press('Enter');
  return formBack(browser, tab, 'Area');
}
