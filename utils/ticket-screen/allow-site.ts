import type { Capture, CaptureId } from '../captures/capture.ts';
import { acceptUnchecked } from '../captures/hidden-items.ts';
import { siteForRule } from '../captures/site-rule.ts';
import { getCapture } from '../captures/store.ts';
import { readPreferences } from '../captures/stored-preferences.ts';
import { request } from '../messages.ts';

/**
 * Allows pictures of a capture's sites to be sent without asking from now on, including this capture's. Returns the
 * capture; null if it is gone.
 */
export async function allowSite(id: CaptureId): Promise<Capture | null> {
  const capture = await getCapture(id);
  const urls = [capture?.page.url, ...(capture?.attachments ?? []).map(({ page }) => page?.url)];
  const hosts = urls.flatMap((url) => siteForRule(url ?? '') ?? []);
  const { allowedSites } = await readPreferences();
  await request('changePreferences', { allowedSites: [...new Set([...allowedSites, ...hosts])] });
  return acceptUnchecked(id);
}
