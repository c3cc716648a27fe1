import * as z from 'zod/mini';
import { addFiles } from '../captures/attachments.ts';
import type { Capture } from '../captures/capture.ts';
import type { ToHide } from '../captures/preferences.ts';
import type { AppResult } from '../errors.ts';
import { err } from '../result.ts';
import { runInPage } from './page-scripts.ts';
import { decodeDataUrl } from './png.ts';
import { imageFilename } from './screenshot-attachments.ts';
import type { GestureTab } from './take-capture.ts';

const type = 'application/pdf';
/** The viewer has the file: what takes longer than this is not to be had. */
const withinMs = 10_000;
/** Where a file may say what it is (ISO 32000-1, annex H, note 13). */
const headerBytes = 1024;

/**
 * Puts the PDF file that a tab shows with its capture. `byPerson` marks the draft as worked on. Errors: `tab-changed`,
 * `capture-missing`, and `files-refused` where the file cannot be had or taken.
 */
export async function addPdf(
  tab: GestureTab,
  capture: Capture,
  toHide: ToHide,
  byPerson: boolean,
): Promise<AppResult<null>> {
  const { url } = capture.page;
  if (withoutHash(tab.url) !== withoutHash(url)) return err({ code: 'tab-changed' });
  const blob = (await fromViewer(tab.id, url)) ?? (await fromSite(url));
  const name = imageFilename(url, type, toHide);
  if (blob !== null && (await isPdf(blob)))
    return addFiles(capture.id, [new File([blob], name, { type })], byPerson);
  return err({ code: 'files-refused', files: [{ name, size: 0, why: 'not-fetched' }] });
}

const Reply = z.array(z.nullable(z.object({ dataUrl: z.string() })));

/** In Chromium a script runs beside the viewer, with the rights of the file's own site. */
async function fromViewer(tabId: number, url: string): Promise<Blob | null> {
  const reply = Reply.safeParse(await runInPage(tabId, 'page-image', { urls: [url], withinMs, type }));
  const dataUrl = reply.data?.[0]?.dataUrl;
  return dataUrl === undefined ? null : new Blob([decodeDataUrl(dataUrl)]);
}

/** Where that site lets anybody, or the person lets us. */
async function fromSite(url: string): Promise<Blob | null> {
  try {
    const signal = AbortSignal.timeout(withinMs);
    const response = await fetch(url, { credentials: 'include', cache: 'force-cache', signal });
    return response.ok ? await response.blob() : null;
  } catch {
    // Refused, late or offline: for the person it is all the same.
    return null;
  }
}

async function isPdf(blob: Blob): Promise<boolean> {
  return (await blob.slice(0, headerBytes).text()).includes('%PDF-');
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}
