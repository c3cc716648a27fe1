import * as z from 'zod/mini';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import {
  type AttachmentId,
  type Capture,
  type CaptureId,
  newAttachmentId,
  newCaptureId,
  noTab,
  nothingDelivered,
} from './capture.ts';
import { captureOf } from './stored-row.ts';
import { Watched } from './watched.ts';

/**
 * The data in a saved file, for reading it back. The bytes of images are not here but in the images that the file
 * shows.
 */
const SavedCapture = z.object({
  format: z.literal('ticket-capture'),
  version: z.literal(1),
  /**
   * A salted hash of the helpdesk's base URL: it can be compared with a known URL, but the URL cannot be read from it.
   * Absent if the draft is bound to no helpdesk.
   */
  helpdesk: z.optional(z.string()),
  capture: z.unknown(),
});
export interface SavedCapture extends z.infer<typeof SavedCapture> {
  /** Of this version when it is written, of any version when it is read. */
  capture: Capture;
}

export const dataElementId = 'ticket-capture';

export function imageElementId(id: AttachmentId): string {
  return `image-${id}`;
}

/**
 * Returns the hash of a helpdesk (base URL) for a saved file. The salt is the capture's id, so each capture has another
 * hash.
 */
export async function helpdeskMark(id: CaptureId, helpdesk: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${id} ${helpdesk}`));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A capture brought back from a file, ready to be stored. */
export interface RestoredCapture {
  capture: Capture;
  images: ReadonlyMap<AttachmentId, Blob>;
}

/**
 * Why a file is refused: this extension did not write it, it was changed or cut off, or it is larger than any file that
 * the extension writes.
 */
export type SavedFileRefusal = 'foreign' | 'damaged' | 'too-large';

const largestFile = 256 * 1024 * 1024;
const mostAttachments = 100;

/** Matches the attachment types that a saved file may name. */
export const fileType = /^[a-z]{1,20}\/[a-z0-9.+-]{1,100}$/;

/**
 * Reads a file that `savedFileOf` wrote into a new draft: new ids, nothing sent, nothing uploaded. The file may come
 * from anyone, so it is never put into a document: its text is searched for the data, which must match the capture's
 * schema, and for the bytes of images. Choices from a helpdesk's lists are kept only if the helpdesk is one of
 * `helpdesks` (base URLs), since each helpdesk has its own ids. `now` is in epoch milliseconds.
 */
export async function restoreFile(
  file: Blob,
  now: number,
  helpdesks: readonly string[] = [],
): Promise<Result<RestoredCapture, SavedFileRefusal>> {
  if (file.size > largestFile) return err('too-large');
  const html = await file.text();
  const json = between(html, `<script type="application/json" id="${dataElementId}">`, '</script>');
  if (json === null) return err('foreign');
  const read = parse(json);
  const saved = read?.capture ?? null;
  if (read === null || saved === null || saved.attachments.length > mostAttachments) return err('damaged');
  const images = new Map<AttachmentId, Blob>();
  const attachments: Capture['attachments'] = [];
  for (const one of saved.attachments) {
    const blob = fileType.test(one.contentType) ? imageIn(html, one) : null;
    if (blob === null) return err('damaged');
    const id = newAttachmentId();
    images.set(id, blob);
    const filename = one.filename.replace(/[\p{Cc}/\\]/gu, '-').slice(0, 200);
    attachments.push({ ...one, id, filename, size: blob.size, blobAuth: null, blobAuthId: null });
  }
  const capture: Capture = {
    ...saved,
    form: { ...saved.form, addTo: null, ...(await choicesOf(read, helpdesks)) },
    id: newCaptureId(),
    createdAt: now,
    updatedAt: now,
    stage: { name: 'draft' },
    touched: true,
    tabId: noTab,
    attachments,
    delivery: nothingDelivered,
  };
  return ok({ capture, images });
}

async function choicesOf(
  { helpdesk: mark, capture: { id, form } }: SavedCapture,
  helpdesks: readonly string[],
): Promise<Partial<Capture['form']>> {
  // Older files name their helpdesk instead of a hash.
  if (mark === undefined) return form.helpdesk === undefined ? unbound : {};
  for (const helpdesk of helpdesks) if ((await helpdeskMark(id, helpdesk)) === mark) return { helpdesk };
  return unbound;
}

const unbound = { agentId: null, departmentId: null, fields: {} };

function parse(json: string): SavedCapture | null {
  try {
    const saved = SavedCapture.safeParse(JSON.parse(json));
    const capture = saved.success ? captureOf(saved.data.capture) : null;
    const isGood = capture?.watched === undefined || Watched.safeParse(capture.watched).success;
    return saved.success && capture !== null && isGood ? { ...saved.data, capture } : null;
  } catch {
    // The text is not JSON, or is nested deeper than anything that the extension writes.
    return null;
  }
}

function imageIn(html: string, { id, contentType }: Capture['attachments'][number]): Blob | null {
  const start = contentType.startsWith('image/') ? '<img id="$" src="' : '<a id="$" href="';
  const base64 = between(html, `${start.replace('$', imageElementId(id))}data:${contentType};base64,`, '"');
  if (base64 === null) return null;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new Blob([bytes], { type: contentType });
  } catch {
    // The text is not base64.
    return null;
  }
}

function between(text: string, before: string, after: string): string | null {
  const found = text.indexOf(before);
  if (found < 0) return null;
  const start = found + before.length;
  const end = text.indexOf(after, start);
  return end < 0 ? null : text.slice(start, end);
}
