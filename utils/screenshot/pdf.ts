import { addFiles } from '../captures/add-files.ts';
import type { Capture } from '../captures/capture.ts';
import { decodeDataUrl } from '../captures/decode-data-url.ts';
import type { ToHide } from '../captures/preferences.ts';
import { withoutHash } from '../captures/same-address.ts';
import type { AppResult } from '../errors.ts';
import type { GestureTab } from '../page-client/gesture-tab.ts';
import { imageFilename } from '../page-client/image-attachment.ts';
import { runInPage } from '../page-client/page-scripts.ts';
import { err } from '../result.ts';

const type = 'application/pdf';
/** How long to wait for the file, which the viewer has loaded already. */
const withinMs = 10_000;
/** The header `%PDF-` may be anywhere in this many first bytes (ISO 32000-1, annex H, note 13). */
const headerBytes = 1024;

/**
 * Attaches the PDF file that a tab shows to the tab's capture. `byPerson` marks the draft as changed by the person.
 * Errors: `tab-changed`, `capture-missing`, and `files-refused` if the file cannot be loaded or attached.
 */
export async function addPdf(
  tab: GestureTab,
  capture: Capture,
  toHide: ToHide,
  { byPerson }: { byPerson: boolean },
): Promise<AppResult<null>> {
  const { url } = capture.page;
  if (withoutHash(tab.url) !== withoutHash(url)) return err({ code: 'tab-changed' });
  const blob = (await fromViewer(tab.id, url)) ?? (await fromSite(url));
  const name = imageFilename(url, type, toHide);
  if (blob !== null && (await isPdf(blob)))
    return addFiles(capture.id, [new File([blob], name, { type })], { byPerson });
  return err({ code: 'files-refused', files: [{ name, size: 0, why: 'not-fetched' }] });
}

/**
 * Loads the file in its tab; null if that fails. In Chromium a script runs beside the viewer, with the rights of the
 * file's site.
 */
async function fromViewer(tabId: number, url: string): Promise<Blob | null> {
  const [file] = (await runInPage(tabId, 'page-image', { urls: [url], withinMs, type })) ?? [];
  return file ? new Blob([decodeDataUrl(file.dataUrl)]) : null;
}

/** Fetches the file from its site; null if that fails. Works if the site or a permission of the person allows it. */
async function fromSite(url: string): Promise<Blob | null> {
  try {
    const signal = AbortSignal.timeout(withinMs);
    const response = await fetch(url, { credentials: 'include', cache: 'force-cache', signal });
    return response.ok ? await response.blob() : null;
  } catch {
    // For the person it makes no difference whether the fetch was refused, late or offline.
    return null;
  }
}

async function isPdf(blob: Blob): Promise<boolean> {
  return (await blob.slice(0, headerBytes).text()).includes('%PDF-');
}
