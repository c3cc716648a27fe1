import type { Page } from '@playwright/test';
import type { Tab } from './types.ts';

/**
 * What is clicked beside a popup takes its focus, and so it closes. Headless Chromium 150 keeps it open then, 156 does not:
 * there it is told to close, which its page cannot tell from the other.
 */
export async function leavePopup(popup: Page, tab: Tab): Promise<void> {
  await tab.activate();
  await popup
    .evaluate(() => window.close())
    .catch((thrown: unknown) => {
      if (!popup.isClosed()) throw thrown;
    });
}
