import { browser, type Tabs } from '../browser.ts';

export interface TabWatch {
  /** Resolves to null if the tab has been in front since `watchTab` was called, and its window is not minimised. */
  trouble(): Promise<'tab-changed' | 'minimised' | null>;
  /** Asks the browser whether the tab is in front. Firefox takes half a second for a tab whose title has megabytes. */
  isThere(): Promise<boolean>;
  /** Whether the tab stayed in front during a capture, provided that it was in front before. */
  isStillThere(): Promise<boolean>;
  stop(): void;
}

/** Watches whether a tab stays the active one of its window. A change and back between two calls is noticed too. */
export function watchTab(tabId: number, windowId: number): TabWatch {
  let left = false;
  const onActivated = (info: Tabs.OnActivatedActiveInfoType) => {
    // If the event is for this tab itself, another tab was in front before.
    if (info.windowId === windowId) left = true;
  };
  browser.tabs.onActivated.addListener(onActivated);
  const isThere = async () => {
    const active = await browser.tabs.query({ active: true, windowId }).catch(() => []);
    return !left && active[0]?.id === tabId;
  };
  return {
    async trouble() {
      const [isFront, around] = await Promise.all([
        isThere(),
        browser.windows.get(windowId).catch(() => null),
      ]);
      if (around?.state === 'minimized') return 'minimised';
      return isFront ? null : 'tab-changed';
    },
    isThere,
    // Firefox reports another tab in front before it returns a picture of that tab. Chromium promises no such order.
    isStillThere: async () => !left && (import.meta.env.FIREFOX || (await isThere())),
    stop() {
      browser.tabs.onActivated.removeListener(onActivated);
    },
  };
}
