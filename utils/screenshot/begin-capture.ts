import type { AppResult } from '../errors.ts';
import type { Sought } from '../page/sought.ts';
import type { GestureTab } from '../page-client/gesture-tab.ts';
import { clearPage } from '../page-client/look-in-page.ts';
import type { Picture } from './encode.ts';
import { captureHiding, lookForSensitive } from './hidden-picture.ts';

/** A picture that is being taken. */
export interface Pictured {
  /** Resolves once the browser has taken a picture, which may not be the last one, or can take none. */
  first: Promise<void>;
  picture: Promise<AppResult<Picture>>;
}

/** What a page has been asked before anything else is known. */
export interface Begun {
  /** Takes the picture. `show` gets it as `captureHiding` says, and once more when it is checked. */
  take(show: (picture: Picture) => void): Pictured;
}

/**
 * Begins to capture a tab: looks for what to hide. Nothing on the page changes before the picture is asked for, because
 * a person may be choosing there what to picture.
 */
export function beginCapture(tab: GestureTab, sought: Sought | null): Begun {
  const look = lookForSensitive(tab.id, sought);
  return {
    take(show) {
      const { promise: first, resolve } = Promise.withResolvers<void>();
      const take = async () => {
        await clearPage(tab.id);
        const taken = await captureHiding(tab, sought, look, (picture) => {
          resolve();
          show(picture);
        });
        if (taken.ok) show(taken.value);
        return taken;
      };
      return { first, picture: take().finally(resolve) };
    },
  };
}
