import * as z from 'zod/mini';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import {
  type AttachmentId,
  Capture,
  type CaptureId,
  newAttachmentId,
  newCaptureId,
  nothingDelivered,
} from './capture.ts';

/** The data in a saved file, beside what is shown of it. The images' bytes are in the shown images. */
const SavedCapture = z.object({
  format: z.literal('ticket-capture'),
  version: z.literal(1),
  /**
   * A salted hash of the helpdesk's base URL: whoever knows the URL recognises it, and nobody reads it from the hash. Absent if
   * the draft is bound to no helpdesk.
   */
  helpdesk: z.optional(z.string()),
  capture: Capture,
});
export type SavedCapture = z.infer<typeof SavedCapture>;

export const dataElementId = 'ticket-capture';

export function imageElementId(id: AttachmentId): string {
  return `image-${id}`;
}

/** The mark of a helpdesk (base URL) in the file of one capture: another capture's has another one. */
export async function helpdeskMark(id: CaptureId, helpdesk: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${id} ${helpdesk}`));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A capture brought back from a file, ready to be stored. */
export interface RestoredCapture {
  capture: Capture;
  images: ReadonlyMap<AttachmentId, Blob>;
}

/** Why a file is not taken: it is none of ours, it was changed or cut off, or it is larger than any we write. */
export type FileRefusal = 'foreign' | 'damaged' | 'too-large';

const largestFile = 256 * 1024 * 1024;
const mostAttachments = 100;
/** No tab: browsers count theirs from 0 or 1 on. */
const noTab = -1;
/** What a file of ours says of its attachments' types. */
export const fileType = /^[a-z]{1,20}\/[a-z0-9.+-]{1,100}$/;

/**
 * Reads a file that `savedFileOf` wrote, as a new draft: new ids, nothing sent, nothing uploaded. The file may come from
 * anyone, so it is never put into a document: two kinds of marked places are found in its text, and what is there has to
 * pass the capture's own schema or to be an image's bytes. What was chosen from a helpdesk's lists comes back with one of
 * `helpdesks` (base URLs) alone: another one's have other numbers.
 */
export async function restoreFile(
  file: Blob,
  now: number,
  helpdesks: readonly string[] = [],
): Promise<Result<RestoredCapture, FileRefusal>> {
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
  // An older file names its helpdesk.
  if (mark === undefined) return form.helpdesk === undefined ? unbound : {};
  for (const helpdesk of helpdesks) if ((await helpdeskMark(id, helpdesk)) === mark) return { helpdesk };
  return unbound;
}

const unbound = { agentId: null, departmentId: null, fields: {} };

function parse(json: string): SavedCapture | null {
  try {
    const saved = SavedCapture.safeParse(JSON.parse(json));
    return saved.success ? saved.data : null;
  } catch {
    // No JSON, or nested deeper than anything we write.
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
    // No base64.
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
