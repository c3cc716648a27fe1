import type { ToHide } from '../captures/preferences.ts';
import type { AppResult } from '../errors.ts';
import type { GestureTab } from '../page-client/gesture-tab.ts';
import { clearPage, takeSnapshot } from '../page-client/page-scripts.ts';
import type { Picture } from './encode.ts';
import { captureHiding, lookForSensitive } from './hidden-picture.ts';

/** What a page has been asked before anything else is known. */
export interface Begun {
  snapshot: ReturnType<typeof takeSnapshot>;
  /** Takes the picture. `show` gets it as `captureHiding` says, and once more when it is checked. */
  picture(show: (picture: Picture) => void): Promise<AppResult<Picture>>;
}

/** Begins to capture a tab: looks for what to hide, and asks for the page's facts, for which the picture does not wait. */
export function beginCapture(tab: GestureTab, toHide: ToHide): Begun {
  const cleared = clearPage(tab.id);
  const first = lookForSensitive(tab.id, toHide);
  const snapshot = takeSnapshot(tab.id);
  return {
    snapshot,
    async picture(show) {
      await cleared;
      const taken = await captureHiding(tab, toHide, first, show);
      if (taken.ok) show(taken.value);
      return taken;
    },
  };
}
