import { browser, type Tabs } from '../browser.ts';

export interface Front {
  /** Null where all is well: the tab is in front, and was ever since it is watched. */
  trouble(): Promise<'tab-changed' | 'minimised' | null>;
  stop(): void;
}

/** Watches that a tab stays the one that its window shows. A change and back between two questions is noticed as well. */
export function watchFront(tabId: number, windowId: number): Front {
  let left = false;
  const onActivated = (info: Tabs.OnActivatedActiveInfoType) => {
    // One that comes in front was not.
    if (info.windowId === windowId) left = true;
  };
  browser.tabs.onActivated.addListener(onActivated);
  return {
    async trouble() {
      const [active, around] = await Promise.all([
        browser.tabs.query({ active: true, windowId }).catch(() => []),
        browser.windows.get(windowId).catch(() => null),
      ]);
      if (around?.state === 'minimized') return 'minimised';
      return left || active[0]?.id !== tabId ? 'tab-changed' : null;
    },
    stop() {
      browser.tabs.onActivated.removeListener(onActivated);
    },
  };
}
