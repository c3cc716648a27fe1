import { browser } from './browser.ts';

/**
 * Shows the tab that a page was captured in and closes this tab. If the page's tab is gone or is on another site, the
 * browser chooses the next tab. The site is compared if the browser tells it.
 */
export async function backToPage({ tabId, url }: { tabId: number; url: string }): Promise<void> {
  const [page, own] = await Promise.all([
    browser.tabs.get(tabId).catch(() => null),
    browser.tabs.getCurrent(),
  ]);
  if (page?.windowId !== undefined && (page.url === undefined || isSameSite(page.url, url))) {
    await browser.tabs.update(tabId, { active: true });
    // Firefox for Android has no windows.
    await browser.windows?.update(page.windowId, { focused: true });
  }
  if (own?.id !== undefined) await browser.tabs.remove(own.id);
}

function isSameSite(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).host === new URL(other).host;
}
