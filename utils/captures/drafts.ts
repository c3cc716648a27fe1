import type { Capture, CaptureId } from './capture.ts';
import { isOffered } from './follow-up.ts';
import { isSameAddress } from './same-address.ts';
import { listCaptures } from './store.ts';

export interface Whereabouts {
  tabId: number;
  url: string;
}

export interface DraftsFound {
  /** The draft that the popup brings back on this page. */
  here: Capture | null;
  /** The newest draft of another page among the follow-ups and the drafts that the person has worked on. */
  elsewhere: Capture | null;
  /** Drafts of this tab's page that nobody worked on. A new picture of the page replaces them. */
  stale: Capture[];
}

/**
 * Whether an address identifies a page. The browser's own pages and `data:` pages cannot be recognised by their
 * address.
 */
function namesPage(url: string): boolean {
  return /^(https?|file|ftp):/i.test(url);
}

/**
 * Returns which of the unsent drafts, last changed first, the popup brings back. `kept` are drafts that gave way so
 * that the person could choose in the page, that are being pictured, or whose picture failed: they come back in their
 * tab whatever it shows. Otherwise a draft that the person has worked on comes back: the draft of this tab if the tab
 * still shows its page, else the newest draft of the same address.
 */
export function draftsFor(
  unsent: readonly Capture[],
  { tabId, url }: Whereabouts,
  kept: readonly CaptureId[],
  now: number = Date.now(),
): DraftsFound {
  const isHere = ({ page }: Capture) => namesPage(url) && isSameAddress(page.url, url);
  const isOwn = (draft: Capture) => draft.tabId === tabId;
  const worked = unsent.filter(isWorkedOn);
  const samePage = worked.filter(isHere);
  const back = unsent.find((draft) => isOwn(draft) && kept.includes(draft.id));
  const here = back ?? samePage.find(isOwn) ?? samePage[0] ?? null;
  return {
    here,
    elsewhere:
      unsent.find(
        (draft) => draft !== here && !isHere(draft) && (isWorkedOn(draft) || isOffered(draft, now)),
      ) ?? null,
    stale: unsent.filter((draft) => draft !== back && isOwn(draft) && isHere(draft) && !isWorkedOn(draft)),
  };
}

function isWorkedOn({ touched, stage }: Capture): boolean {
  return touched || stage.name !== 'draft';
}

/** Returns the captures that the person may still change, last changed first. */
export async function listUnsent(): Promise<Capture[]> {
  const [blocked, drafts] = await Promise.all([listCaptures('blocked'), listCaptures('draft')]);
  return [...blocked, ...drafts].sort((a, b) => b.updatedAt - a.updatedAt);
}
