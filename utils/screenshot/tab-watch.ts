import { browser, type Tabs } from '../browser.ts';

export interface TabWatch {
  /** Resolves to null if the tab has been in front since `watchTab` was called, and its window is not minimised. */
  trouble(): Promise<'tab-changed' | 'minimised' | null>;
  /** Asks the browser whether the tab is in front. */
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
    // Firefox for Android has no windows.
    const asksOthers = import.meta.env.FIREFOX && 'windows' in browser;
    const isActive = await (asksOthers ? isActiveByOthers : isActiveByItself)(tabId, windowId);
    return !left && isActive;
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

/** Whether the tab is the active one of that window. False if the window is gone. */
async function isActiveByItself(tabId: number, windowId: number): Promise<boolean> {
  const active = await browser.tabs.query({ active: true, windowId }).catch(() => []);
  return active[0]?.id === tabId;
}

/**
 * Like `isActiveByItself`, but asks only about the other tabs: Firefox takes a quarter of a second to describe a tab
 * whose title has megabytes. A tab that exists and is neither inactive nor in another window is the active one.
 */
async function isActiveByOthers(tabId: number, windowId: number): Promise<boolean> {
  const [exists, inactive, windows] = await Promise.all([
    browser.tabs.getZoom(tabId).then(
      () => true,
      () => false,
    ),
    browser.tabs.query({ active: false }),
    browser.windows.getAll(),
  ]);
  const others = windows.filter(({ id }) => id !== windowId);
  const elsewhere = await Promise.all(
    others.map(({ id }) =>
      id === undefined ? [] : browser.tabs.query({ active: true, windowId: id }).catch(() => []),
    ),
  );
  return (
    exists &&
    others.length < windows.length &&
    ![...inactive, ...elsewhere.flat()].some(({ id }) => id === tabId)
  );
}
