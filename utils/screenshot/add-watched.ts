import type { Capture } from '../captures/capture.ts';
import { updateRow } from '../captures/store.ts';
import { type Watch, watchedSetting, watchSetting } from '../captures/watch-setting.ts';
import { joinPages, type Watched } from '../captures/watched.ts';
import type { GestureTab } from '../page-client/gesture-tab.ts';
import { readFrames } from '../page-client/watch-frames.ts';
import { maskParts } from '../privacy/maskers.ts';

/** Returns the watching of a tab's site, which may be over by now. Null if the tab or the site was not watched. */
export async function readWatch({ id, url }: Pick<GestureTab, 'id' | 'url'>): Promise<Watch | null> {
  const watch = await watchSetting.read();
  if (watch === null || watch.phase === 'asked' || watch.tabId !== id) return null;
  return URL.canParse(url) && new URL(url).origin === watch.origin ? watch : null;
}

/** Returns what happened in a tab while it was watched; null if nothing happened. */
export async function watchedIn({ tabId, phase, from, to }: Watch): Promise<Watched | null> {
  const isOn = phase === 'on';
  const [kept, now] = await Promise.all([watchedSetting.read(), isOn ? readFrames(tabId, 'collect') : []]);
  const joined = joinPages([...(kept === null ? [] : [kept]), ...now]);
  if (joined.lines.length + joined.requests.length + joined.steps.length === 0) return null;
  return { ...joined, from, to: isOn ? Date.now() : to };
}

/**
 * Adds to a stored capture what was recorded of its tab. Consoles print keys and names, so it is masked whatever the
 * person's choice for pictures is.
 */
export async function withWatched(
  capture: Capture,
  watch: Watch | null,
  words: readonly string[],
): Promise<Capture> {
  const watched = watch && (await watchedIn(watch));
  if (watched === null) return capture;
  const parts = maskParts({ watched }, words);
  return (await updateRow(capture.id, (row) => ({ ...row, ...parts }))) ?? capture;
}
