import type { AppResult } from '../errors.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import { ok } from '../result.ts';
import type { Picture } from './encode.ts';
import { lookAgainInPage, lookInPage } from './page-scripts.ts';
import { hiddenIn } from './redactions.ts';
import { sensitiveIn } from './sensitive-reply.ts';
import { captureVisible } from './visible.ts';

/** A page that moves by itself is pictured that often, in the hope of a moment in which it does not. */
const mostTries = 3;

/** What a page shows that is nobody else's business, right now; null where nobody knows, or wants to. */
export async function lookForSensitive(
  tabId: number,
  words: readonly string[] | null,
): Promise<SensitiveReport | null> {
  return words === null ? null : sensitiveIn(await lookInPage(tabId, words));
}

/** The same of a page that was looked at before. */
export async function lookAgain(
  tabId: number,
  words: readonly string[] | null,
): Promise<SensitiveReport | null> {
  return words === null ? null : sensitiveIn(await lookAgainInPage(tabId, words));
}

/**
 * The visible area with what is to be hidden in it. The page is asked right before and right after it is pictured; `first` is
 * that first answer, where it was asked for already. Without `words` (null) nothing is hidden, and nothing is asked. Errors as
 * `captureVisible`.
 */
export async function captureHiding(
  tab: { id: number; windowId: number },
  words: readonly string[] | null,
  first = lookForSensitive(tab.id, words),
): Promise<AppResult<Picture>> {
  for (let tries = 1; ; tries += 1) {
    const before = await (tries === 1 ? first : lookAgain(tab.id, words));
    const taken = await captureVisible(tab.id, tab.windowId);
    if (!taken.ok || words === null) return taken;
    const after = before && (await lookAgain(tab.id, words));
    const hidden = hiddenIn([before, after], taken.value);
    if (hidden.unchecked !== 'moved' || tries === mostTries) return ok({ ...taken.value, hidden });
  }
}
