import type { NewAttachment } from '../captures/attachments.ts';
import {
  type AttachmentId,
  newAttachmentId,
  type PageFacts,
  type ScreenshotMode,
} from '../captures/capture.ts';
import { safeName } from '../captures/safe-name.ts';
import { siteForRule } from '../captures/site-rule.ts';
import { isUnreadPart } from '../captures/stages.ts';
import type { StopReason } from '../errors.ts';
import type { Picture } from './encode.ts';

/**
 * Makes attachments of a screenshot's pictures, numbered if there are several. `stopped` says why they do not show
 * everything.
 */
export function screenshotAttachments(
  pictures: Picture[],
  page: PageFacts,
  mode: ScreenshotMode,
  stopped: StopReason | null,
): NewAttachment[] {
  const name = `screenshot-${siteOf(page.url)}-${stamp(page.capturedAt)}`;
  return pictures.map(({ blob, width, height, hidden }, at) => {
    const part = pictures.length === 1 ? null : { number: at + 1, of: pictures.length };
    const ending = blob.type === 'image/jpeg' ? 'jpg' : 'png';
    return {
      attachment: {
        id: newAttachmentId(),
        kind: 'screenshot',
        mode,
        part,
        page: null,
        ...(stopped !== null && { stopped }),
        filename: `${name}${part === null ? '' : `-${part.number}-of-${part.of}`}.${ending}`,
        contentType: blob.type,
        size: blob.size,
        width,
        height,
        ...hidden,
        blobAuth: null,
        blobAuthId: null,
      },
      blob,
    };
  });
}

/** Removes the question about unreadable parts (`unchecked`) from pictures of a site that the person always allows. */
export function asAllowed(
  pictures: NewAttachment[],
  url: string,
  allowedSites: readonly string[],
): NewAttachment[] {
  if (!allowedSites.includes(siteForRule(url) ?? '')) return pictures;
  return pictures.map(({ attachment: { unchecked, ...attachment }, blob }) => ({
    attachment: {
      ...attachment,
      ...(unchecked !== undefined && !isUnreadPart(unchecked) && { unchecked }),
    },
    blob,
  }));
}

/** Returns the files of new attachments by id, as the store takes them. */
export function blobsOf(taken: NewAttachment[]): Map<AttachmentId, Blob> {
  return new Map(taken.map(({ attachment, blob }) => [attachment.id, blob]));
}

function siteOf(url: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return safeName(host) || 'page';
}

/** Returns a time in local time as `2026-11-23-201530`, so that names sort by time. */
function stamp(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}
