import type { Page } from '@playwright/test';
import { readMenuEntries, type TargetKind, visibleEntries } from './chromium-menu-entries.ts';
import { findViews, middleOfView, readOpenMenus } from './chromium-ui.ts';
import { xdotool } from './display.ts';
import type { ClickTarget, Point } from './types.ts';
import { sleep, until } from './wait.ts';

/** What real input to a headed Chromium needs. */
export interface ChromiumScreen {
  env: Record<string, string>;
  uiPort: number;
  profileDir: string;
  extensionId: string;
  /** Device pixels per DIP. */
  scale: number;
}

/**
 * Right-clicks with the real pointer and chooses an entry with real keys. The labels and their order come from the
 * extension's menu as Chromium has stored it, the shape of the open menu from the UI DevTools. If the two differ,
 * nothing is chosen and an error is thrown.
 */
export async function chooseFromContextMenu(
  screen: ChromiumScreen,
  page: Page,
  target: ClickTarget,
  item: string,
): Promise<void> {
  const kind = await rightClick(screen, page, target);
  try {
    await choose(screen, kind, item);
  } catch (error) {
    await xdotool(screen.env, 'key', 'Escape', 'Escape');
    throw error;
  }
}

/** Chromium stores a changed menu a second later. */
const storesMenuWithinMs = 5000;

async function choose(screen: ChromiumScreen, kind: TargetKind, item: string): Promise<void> {
  const { env, uiPort } = screen;
  const [menu] = await until('the context menu', async () => {
    const menus = await readOpenMenus(uiPort);
    return menus.length > 0 ? menus : undefined;
  });
  const { entries, index } = await until(
    `the entry “${item}”`,
    async () => {
      const entries = visibleEntries(await readMenuEntries(screen.profileDir, screen.extensionId), kind);
      const index = entries.indexOf(item);
      if (index >= 0) return { entries, index };
      throw new Error(`the menu has no "${item}" here; it has: ${entries.join(', ') || 'nothing'}`);
    },
    storesMenuWithinMs,
  );
  const items = menu?.items.filter(({ isSeparator }) => !isSeparator) ?? [];
  const ours = items.findLastIndex((one) => (entries.length > 1 ? one.hasSubmenu : one.hasIcon));
  if (ours < 0) throw new Error('The extension has no entry in the open menu');
  for (let position = items.length; position > ours; position -= 1) await xdotool(env, 'key', 'Up');
  if (entries.length > 1) {
    await xdotool(env, 'key', 'Right');
    const submenu = await until('the submenu', async () => (await readOpenMenus(uiPort))[1]);
    const shown = submenu.items.filter(({ isSeparator }) => !isSeparator).length;
    if (shown !== entries.length) {
      throw new Error(`The submenu shows ${shown} entries instead of: ${entries.join(', ')}`);
    }
    for (let position = 0; position < index; position += 1) await xdotool(env, 'key', 'Down');
  }
  await xdotool(env, 'key', 'Return');
  await until('the menu to close', async () => (await readOpenMenus(uiPort)).length === 0);
}

/**
 * Answers the permission prompt. The prompt takes no input in its first moments, so the answer is repeated until the
 * prompt has closed.
 */
export async function answerPrompt(screen: ChromiumScreen, answer: 'allow' | 'refuse'): Promise<void> {
  await until('the permission prompt', () => findAllowButton(screen));
  await until('the permission prompt to close', async () => {
    const button = await findAllowButton(screen);
    if (!button) return true;
    if (answer === 'refuse') await xdotool(screen.env, 'key', 'Escape');
    else await clickScreen(screen, button, '1');
    await sleep(200);
    return false;
  });
}

/** Resolves to the middle of "Allow", the last button of the prompt, or to undefined without a prompt. */
function findAllowButton({ uiPort }: ChromiumScreen): Promise<Point | undefined> {
  return middleOfView(uiPort, (root) => {
    const prompt = findViews(root, 'DialogClientView').find(
      (dialog) => findViews(dialog, 'ExtensionInstallDialogView').length > 0,
    );
    return prompt && findViews(prompt, 'MdTextButton').at(-1);
  });
}

async function clickScreen({ env, scale }: ChromiumScreen, { x, y }: Point, button: string): Promise<void> {
  const [left, top] = [x, y].map((value) => String(Math.round(value * scale)));
  await xdotool(env, 'mousemove', left ?? '', top ?? '', 'click', button);
}

/** Presses keys such as `Alt+Shift+S` in the browser's window. */
export async function pressKeys(screen: ChromiumScreen, keys: string): Promise<void> {
  const names: Record<string, string> = { Control: 'ctrl', Ctrl: 'ctrl', Alt: 'alt', Shift: 'shift' };
  const parts = keys.split('+').map((key) => names[key] ?? (key.length === 1 ? key.toLowerCase() : key));
  await xdotool(screen.env, 'key', parts.join('+'));
}

interface ContextMenuEvent extends TargetKind {
  x: number;
  y: number;
}

/** Right-clicks with the real pointer. Resolves to what the click hit, as the page reports it. */
async function rightClick(screen: ChromiumScreen, page: Page, target: ClickTarget): Promise<TargetKind> {
  await page.bringToFront();
  const point = 'selector' in target ? await middleOf(page, target.selector) : target;
  const seen = await page.evaluateHandle(() => {
    const seen: { event?: ContextMenuEvent } = {};
    const note = (event: MouseEvent) => {
      const element = event.composedPath()[0];
      const has = (selector: string) => element instanceof Element && element.closest(selector) !== null;
      seen.event = {
        x: event.clientX,
        y: event.clientY,
        link: has('a[href], area[href]'),
        image: has('img, input[type=image]'),
        video: has('video'),
        audio: has('audio'),
        editable: has('input:not([type=image], [type=button]), textarea, [contenteditable]'),
        selection: (document.getSelection()?.toString() ?? '').trim() !== '',
      };
    };
    window.addEventListener('contextmenu', note, { once: true, capture: true });
    return seen;
  });
  const corner = await page.evaluate(() => {
    // The window's frame is as wide on the left and right as at the bottom.
    const frame = (window.outerWidth - window.innerWidth) / 2;
    const y = window.screenY + window.outerHeight - window.innerHeight - frame;
    return { x: window.screenX + frame, y };
  });
  await clickScreen(screen, { x: corner.x + point.x, y: corner.y + point.y }, '3');
  const event = await until('the page to be right-clicked', () => seen.evaluate(({ event }) => event));
  if (Math.hypot(event.x - point.x, event.y - point.y) > 3) {
    throw new Error(`The right-click went to ${event.x}, ${event.y} instead of ${point.x}, ${point.y}`);
  }
  return event;
}

/**
 * Scrolls the element into view. Returns the middle of the text that is selected in it, or else of its first line box.
 */
async function middleOf(page: Page, selector: string): Promise<Point> {
  const element = page.locator(selector).first();
  await element.scrollIntoViewIfNeeded();
  return element.evaluate((found) => {
    const selection = document.getSelection();
    const isSelected = selection && !selection.isCollapsed && selection.containsNode(found, true);
    const source = isSelected ? selection.getRangeAt(0) : found;
    const box = [...source.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    if (!box) throw new Error('It has no size');
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  });
}
