import type { AppResult } from '../errors.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import { lookAgainInPage, lookInPage } from '../page-client/page-scripts.ts';
import { ok } from '../result.ts';
import type { Picture } from './encode.ts';
import { hiddenIn } from './redactions.ts';
import { captureVisible } from './visible.ts';

/** How often a page that moves by itself is captured, until it stands still during a capture. */
const mostTries = 3;

/**
 * Searches a page for sensitive content as it is now. Resolves to null if `words` is null, which means that nothing is
 * hidden, or if the page gives no valid answer.
 */
export async function lookForSensitive(
  tabId: number,
  words: readonly string[] | null,
): Promise<SensitiveReport | null> {
  return words === null ? null : lookInPage(tabId, words);
}

/** Like `lookForSensitive`, for a page that was searched before. */
export async function lookAgain(
  tabId: number,
  words: readonly string[] | null,
): Promise<SensitiveReport | null> {
  return words === null ? null : lookAgainInPage(tabId, words);
}

/**
 * Captures the visible area of a tab and finds what to hide in it. The page is searched right before and right after
 * the capture. A caller that has already begun the first search passes it as `first`. If `words` is null, this function
 * neither searches the page nor hides anything. The function calls `pictured` after each capture. Errors: those of
 * `captureVisible`.
 */
export async function captureHiding(
  tab: { id: number; windowId: number },
  words: readonly string[] | null,
  first = lookForSensitive(tab.id, words),
  pictured?: () => void,
): Promise<AppResult<Picture>> {
  for (let tries = 1; ; tries += 1) {
    const before = await (tries === 1 ? first : lookAgain(tab.id, words));
    const taken = await captureVisible(tab.id, tab.windowId);
    if (!taken.ok || words === null) return taken;
    const looking = before && lookAgain(tab.id, words);
    pictured?.();
    const after = await looking;
    const hidden = hiddenIn([before, after], taken.value);
    if (hidden.unchecked !== 'moved' || tries === mostTries) return ok({ ...taken.value, hidden });
  }
}
