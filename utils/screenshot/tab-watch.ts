import { browser, type Tabs } from '../browser.ts';

export interface TabWatch {
  /** Null where all is well: the tab is in front, and was ever since it is watched. */
  trouble(): Promise<'tab-changed' | 'minimised' | null>;
  /** Asks the browser whether the tab is in front. Firefox takes half a second for a tab whose title has megabytes. */
  isThere(): Promise<boolean>;
  /** Whether a tab that was there before it was pictured is there after it, and was in between. */
  isStillThere(): Promise<boolean>;
  stop(): void;
}

/** Watches that a tab stays the one that its window shows. A change and back between two questions is noticed as well. */
export function watchTab(tabId: number, windowId: number): TabWatch {
  let left = false;
  const onActivated = (info: Tabs.OnActivatedActiveInfoType) => {
    // One that comes in front was not.
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
    // Firefox tells of another tab in front before it answers with a picture of it; Chromium promises no such order.
    isStillThere: async () => !left && (import.meta.env.FIREFOX || (await isThere())),
    stop() {
      browser.tabs.onActivated.removeListener(onActivated);
    },
  };
}
