import { browser } from '../browser.ts';
import { inWatchTurn, watchSetting } from '../captures/watch-setting.ts';
import { nameWatchMenu } from './menus.ts';

/**
 * Names the right-click entry for the tab in front, because the browser keeps one name for all tabs: "stop" in the
 * watched tab, "watch" in every other tab. Does nothing while no tab is watched. To be called in a watch's turn.
 */
export async function nameForTabInFront(tabId?: number): Promise<void> {
  const watch = await watchSetting.read();
  if (watch?.phase !== 'on') return;
  await nameWatchMenu(watch.tabId === (tabId ?? (await tabInFront({ lastFocusedWindow: true }))));
}

async function tabInFront(window: { lastFocusedWindow: true } | { windowId: number }) {
  const [tab] = await browser.tabs.query({ active: true, ...window });
  return tab?.id;
}

function onTabActivated({ tabId }: { tabId: number }): void {
  void inWatchTurn(() => nameForTabInFront(tabId));
}

function onWindowFocused(windowId: number): void {
  // The person is in another program.
  if (windowId === browser.windows.WINDOW_ID_NONE) return;
  void inWatchTurn(async () => nameForTabInFront(await tabInFront({ windowId })));
}

export function hearTabInFront(): void {
  browser.tabs.onActivated.addListener(onTabActivated);
  browser.windows.onFocusChanged.addListener(onWindowFocused);
}

export function hearTabInFrontNoMore(): void {
  browser.tabs.onActivated.removeListener(onTabActivated);
  browser.windows.onFocusChanged.removeListener(onWindowFocused);
}
