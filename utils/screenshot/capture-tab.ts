import { browser } from '../browser.ts';
import { late, unlessLate } from '../unless-late.ts';

/**
 * How long to wait for a picture, in milliseconds. A slow computer takes some seconds for the largest part of a page.
 * The time is below the 30 s after which Firefox stops an idle background page.
 */
const answerWithinMs = 20_000;

type Details = NonNullable<Parameters<typeof browser.tabs.captureVisibleTab>[1]>;

/**
 * Captures a part of the tab in front, as a data URL. If the browser's answer is lost, asks once more. Rejects if
 * the browser refuses, or if the second answer is lost too, so that a capture always ends.
 */
export async function captureTab(windowId: number, details: Details): Promise<string> {
  for (let tries = 1; tries <= 2; tries += 1) {
    const answer = await unlessLate(answerWithinMs, browser.tabs.captureVisibleTab(windowId, details));
    if (answer !== late) return answer;
  }
  throw new Error('The browser gave no picture');
}
