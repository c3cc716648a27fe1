import type { Capture, CaptureId } from '../captures/capture.ts';
import { acceptUnchecked } from '../captures/hidden-items.ts';
import { siteForRule } from '../captures/site-rule.ts';
import { getCapture } from '../captures/store.ts';
import { request } from '../messages.ts';
import { readPreferences } from '../settings.ts';

/** Writes down that pictures of a capture's sites are sent unasked from now on, and this one with them. */
export async function allowSite(id: CaptureId): Promise<Capture | null> {
  const capture = await getCapture(id);
  const urls = [capture?.page.url, ...(capture?.attachments ?? []).map(({ page }) => page?.url)];
  const hosts = urls.flatMap((url) => siteForRule(url ?? '') ?? []);
  const { allowedSites } = await readPreferences();
  await request('changePreferences', { allowedSites: [...new Set([...allowedSites, ...hosts])] });
  return acceptUnchecked(id);
}
