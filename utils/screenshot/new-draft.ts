import type { Capture } from '../captures/capture.ts';
import { rememberNamed } from '../captures/named-addresses.ts';
import type { AppResult } from '../errors.ts';
import type { GestureTab } from '../page-client/gesture-tab.ts';
import { ok } from '../result.ts';
import { readWatch, withWatched } from './add-watched.ts';
import type { Pictured } from './begin-capture.ts';
import { type Start, startFor } from './form-defaults.ts';
import { rescuePicture } from './picture-fallback.ts';
import { takeCapture, type Wanted } from './take-capture.ts';
import { toHideOn } from './to-hide-on.ts';

/**
 * Makes a new draft of a tab. Returns it with the settings from which its form starts. `taking` is a picture that the
 * caller has begun.
 */
export async function newDraft(
  tab: GestureTab,
  wanted: Wanted,
  taking: Pictured | null = null,
): Promise<{ taken: AppResult<Capture> } & Omit<Start, 'defaults'>> {
  const watching = readWatch(tab);
  const { defaults, ...start } = await startFor(tab.url);
  const { preferences } = start;
  const taken = await takeCapture(
    tab,
    { ...wanted, health: preferences.pageHealth !== false },
    defaults,
    toHideOn(tab.url, preferences),
    rescuePicture,
    preferences.allowedSites,
    taking,
  );
  if (!taken.ok) return { taken, ...start };
  const { capture: first, addresses } = taken.value;
  const capture = await withWatched(first, await watching, toHideOn(tab.url, preferences) ?? []);
  await rememberNamed(capture.id, addresses);
  return { taken: ok(capture), ...start };
}
