import { browser } from '../browser.ts';
import { decodeDataUrl } from '../captures/decode-data-url.ts';
import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { late, unlessLate } from '../unless-late.ts';
import { type Picture, pngPicture } from './encode.ts';
import { isQuotaError } from './pace.ts';
import { watchTab } from './tab-watch.ts';

/** Chromium allows two captures per second and refuses more. After this time another capture is allowed. */
const quotaWindowMs = 1010;

/** A browser takes a fraction of a second. If its answer is lost, the form must open all the same. In milliseconds. */
const answerWithinMs = 10_000;

/**
 * Captures the visible area of a tab as PNG. The browser captures whatever tab is in front, so the tab is checked
 * before and after. Errors: `tab-changed` if another tab is in front, and `screenshot-refused`.
 */
export async function captureVisible(tabId: number, windowId: number): Promise<AppResult<Picture>> {
  const front = watchTab(tabId, windowId);
  try {
    if (!(await front.isThere())) return err({ code: 'tab-changed' });
    const dataUrl = await captureWithinQuota(windowId);
    if (dataUrl === null) return err({ code: 'screenshot-refused' });
    if (!(await front.isStillThere())) return err({ code: 'tab-changed' });
    const picture = pngPicture(decodeDataUrl(dataUrl));
    return picture === null ? err({ code: 'screenshot-refused' }) : ok(picture);
  } finally {
    front.stop();
  }
}

async function captureWithinQuota(windowId: number): Promise<string | null> {
  for (const waitMs of [quotaWindowMs, quotaWindowMs, 0]) {
    try {
      const answer = await unlessLate(
        answerWithinMs,
        browser.tabs.captureVisibleTab(windowId, { format: 'png' }),
      );
      return answer === late ? null : answer;
    } catch (thrown) {
      if (!isQuotaError(thrown) || waitMs === 0) return null;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return null;
}
