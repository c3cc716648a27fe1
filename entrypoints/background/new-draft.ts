import type { Capture } from '../../utils/captures/capture.ts';
import { wordsToHide } from '../../utils/captures/preferences.ts';
import type { AppResult } from '../../utils/errors.ts';
import { ok } from '../../utils/result.ts';
import { type GestureTab, takeCapture, type Wanted } from '../../utils/screenshot/take-capture.ts';
import { rememberNamed } from '../../utils/settings.ts';
import { type Start, startFor } from './form-defaults.ts';
import { rescuePicture } from './rescue.ts';

/** A new draft of a tab, with what its form starts with there. */
export async function newDraft(
  tab: GestureTab,
  wanted: Wanted,
): Promise<{ taken: AppResult<Capture> } & Omit<Start, 'defaults'>> {
  const { defaults, ...start } = await startFor(tab.url);
  const { preferences } = start;
  const taken = await takeCapture(
    tab,
    wanted,
    defaults,
    wordsToHide(preferences),
    rescuePicture,
    preferences.allowedSites,
  );
  if (!taken.ok) return { taken, ...start };
  const { capture, addresses } = taken.value;
  await rememberNamed(capture.id, addresses);
  return { taken: ok(capture), ...start };
}
