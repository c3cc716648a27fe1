import { browser } from '../browser.ts';
import { type Preferences, type ToHide, wordsToHide } from '../captures/preferences.ts';

/**
 * Returns what to hide on a page. Nothing is hidden on our sample page: it holds nothing of anybody, and as a page of an
 * extension it could not be searched.
 */
export function toHideOn(url: string, preferences: Preferences): ToHide {
  return url === browser.runtime.getURL('welcome.html?sample') ? null : wordsToHide(preferences);
}
