import type { Capture } from '../captures/capture.ts';
import { rememberNamed } from '../captures/named-addresses.ts';
import { wordsToHide } from '../captures/preferences.ts';
import { updateRow } from '../captures/store.ts';
import type { AppResult } from '../errors.ts';
import type { GestureTab } from '../page-client/gesture-tab.ts';
import { maskParts } from '../privacy/maskers.ts';
import { ok } from '../result.ts';
import { takeCapture, type Wanted } from '../screenshot/take-capture.ts';
import { type Start, startFor } from './form-defaults.ts';
import { rescuePicture } from './picture-fallback.ts';
import { watchedIn } from './watch-tab.ts';

/** Makes a new draft of a tab. Returns it with the settings from which its form starts. */
export async function newDraft(
  tab: GestureTab,
  wanted: Wanted,
): Promise<{ taken: AppResult<Capture> } & Omit<Start, 'defaults'>> {
  const { defaults, ...start } = await startFor(tab.url);
  const { preferences } = start;
  const taken = await takeCapture(
    tab,
    { ...wanted, health: preferences.pageHealth !== false },
    defaults,
    wordsToHide(preferences),
    rescuePicture,
    preferences.allowedSites,
  );
  if (!taken.ok) return { taken, ...start };
  const { capture: first, addresses } = taken.value;
  const capture = await withWatched(first, tab, wordsToHide(preferences) ?? []);
  await rememberNamed(capture.id, addresses);
  return { taken: ok(capture), ...start };
}

/**
 * Adds what was recorded of the tab, if it is watched. Consoles print keys and names, so it is masked whatever the
 * person's choice for pictures is.
 */
async function withWatched(capture: Capture, tab: GestureTab, words: readonly string[]): Promise<Capture> {
  const watched = await watchedIn(tab);
  if (watched === null) return capture;
  const parts = maskParts({ watched }, words);
  return (await updateRow(capture.id, (row) => ({ ...row, ...parts }))) ?? capture;
}
