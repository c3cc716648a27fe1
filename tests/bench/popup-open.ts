import { launchBrowser } from '../browser/drivers/launch.ts';
import type { Surface } from '../browser/drivers/types.ts';
import { connect } from '../browser/pages/options.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';

/**
 * Measures milliseconds from the toolbar click to the paint of the screenshot, by the browser's own
 * largest-contentful-paint entry. In our popup the form comes before the picture in the document, so the form is usable
 * by then.
 */
export async function timePopups(
  extensionDir: string,
  pageUrl: string,
  runs: number,
  helpdesk: Helpdesk | null,
): Promise<number[]> {
  const browser = await launchBrowser('chromium', { extensionDir });
  try {
    if (helpdesk !== null) await connect(browser, helpdesk);
    const times: number[] = [];
    // The first opening also compiles the code, so it does not count on either side.
    for (let run = 0; run <= runs; run += 1) {
      const tab = await browser.openTab(`${pageUrl}?run=${run}`);
      const clickedAt = Date.now();
      const popup = await browser.clickToolbar(tab);
      const paintedAt = await picturePaintedAt(popup);
      if (run > 0) times.push(paintedAt - clickedAt);
      await popup.close();
      await tab.close();
    }
    return times;
  } finally {
    await browser.close();
  }
}

function picturePaintedAt(popup: Surface): Promise<number> {
  return popup.evaluate<number>(`new Promise((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const isPicture = entry.element?.matches('img[alt="Screenshot preview"]');
        if (isPicture) resolve(performance.timeOrigin + (entry.renderTime || entry.loadTime));
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  })`);
}
