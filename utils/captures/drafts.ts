import type { Capture } from './capture.ts';
import { isSameAddress } from './same-address.ts';
import { listCaptures } from './store.ts';

export interface Whereabouts {
  tabId: number;
  url: string;
}

/** The unsent draft of a page: of this tab while it still shows the page, else the newest of the same address. */
export function draftOfPage(drafts: Capture[], { tabId, url }: Whereabouts): Capture | null {
  const samePage = drafts.filter((draft) => isSameAddress(draft.page.url, url));
  return samePage.find((draft) => draft.tabId === tabId) ?? samePage[0] ?? null;
}

/** The newest draft of any other page that the person has worked on. */
export function draftElsewhere(drafts: Capture[], { url }: Whereabouts): Capture | null {
  return drafts.find((draft) => !isSameAddress(draft.page.url, url) && draft.touched) ?? null;
}

export async function findDrafts(
  here: Whereabouts,
): Promise<{ here: Capture | null; elsewhere: Capture | null }> {
  const unsent = [...(await listCaptures('blocked')), ...(await listCaptures('draft'))].sort(
    (a, b) => b.updatedAt - a.updatedAt,
  );
  return { here: draftOfPage(unsent, here), elsewhere: draftElsewhere(unsent, here) };
}
