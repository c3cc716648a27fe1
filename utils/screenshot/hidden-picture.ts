import type { AppResult } from '../errors.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import type { Sought } from '../page/sought.ts';
import { lookAgainInPage, lookInPage } from '../page-client/look-in-page.ts';
import { ok } from '../result.ts';
import type { Picture } from './encode.ts';
import { hiddenIn } from './redactions.ts';
import { captureVisible } from './visible.ts';

/** How often a page that moves by itself is captured, until it stands still during a capture. */
const mostTries = 3;

/**
 * Searches a page for sensitive content as it is now. Resolves to null if `sought` is null, which means that nothing is
 * hidden, or if the page gives no valid answer.
 */
export async function lookForSensitive(
  tabId: number,
  sought: Sought | null,
): Promise<SensitiveReport | null> {
  return sought && lookInPage(tabId, sought);
}

/** Like `lookForSensitive`, for a page that was searched before. */
export async function lookAgain(tabId: number, sought: Sought | null): Promise<SensitiveReport | null> {
  return sought && lookAgainInPage(tabId, sought);
}

/**
 * Captures the visible area of a tab and finds what to hide in it. The page is searched right before and right after
 * the capture. A caller that has already begun the first search passes it as `first`. If `sought` is null, this function
 * neither searches the page nor hides anything. `show` gets each picture as soon as the browser has taken it, with the
 * findings of the search before it: the person may see this picture, but it is not yet safe to be kept. Errors: those of
 * `captureVisible`.
 */
export async function captureHiding(
  tab: { id: number; windowId: number },
  sought: Sought | null,
  first = lookForSensitive(tab.id, sought),
  show: (picture: Picture) => void = () => undefined,
): Promise<AppResult<Picture>> {
  for (let tries = 1; ; tries += 1) {
    const before = await (tries === 1 ? first : lookAgain(tab.id, sought));
    const taken = await captureVisible(tab.id, tab.windowId);
    // The page is asked first, because showing the picture takes time.
    const looking = taken.ok && before !== null ? lookAgain(tab.id, sought) : null;
    if (taken.ok) show(sought === null ? taken.value : withHidden(taken.value, [before]));
    if (!taken.ok || sought === null) return taken;
    const after = await looking;
    const picture = withHidden(taken.value, [before, after]);
    if (picture.hidden?.unchecked !== 'moved' || tries === mostTries) return ok(picture);
  }
}

function withHidden(picture: Picture, reports: (SensitiveReport | null)[]): Picture {
  return { ...picture, hidden: hiddenIn(reports, picture) };
}
