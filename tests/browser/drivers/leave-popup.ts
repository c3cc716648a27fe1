import type { Page } from '@playwright/test';
import type { Tab } from './types.ts';

/**
 * Closes the popup as a click beside it does, which takes the focus from the popup. Headless Chromium 150 keeps the
 * popup open after such a click, unlike 156, so `window.close()` closes it. The popup's page cannot tell the
 * difference.
 */
export async function leavePopup(popup: Page, tab: Tab): Promise<void> {
  await tab.activate();
  await popup
    .evaluate(() => window.close())
    .catch((thrown: unknown) => {
      if (!popup.isClosed()) throw thrown;
    });
}
