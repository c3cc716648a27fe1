import type { Capture } from './capture.ts';

/** How long and how many captures are kept after the work on them. The tickets page tells this in one line. */
export const imagesOfSentDays = 7;
export const sentDays = 400;
export const sentLimit = 10_000;
export const untouchedDraftHours = 24;
export const touchedDraftDays = 30;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
export const imagesOfSentMs = imagesOfSentDays * dayMs;
export const sentMs = sentDays * dayMs;
export const untouchedDraftMs = untouchedDraftHours * hourMs;
const touchedDraftMs = touchedDraftDays * dayMs;

/**
 * Returns what has expired: `images` for the pictures alone, `all` for the whole capture. A capture that waits to be
 * sent never expires, because it is somebody's ticket. `now` is in epoch milliseconds.
 */
export function expired(
  {
    stage,
    touched,
    updatedAt,
    attachments,
  }: Pick<Capture, 'stage' | 'touched' | 'updatedAt' | 'attachments'>,
  now: number,
): 'nothing' | 'images' | 'all' {
  switch (stage.name) {
    case 'sent': {
      const age = now - stage.receipt.sentAt;
      if (age > sentMs) return 'all';
      return age > imagesOfSentMs && attachments.length > 0 ? 'images' : 'nothing';
    }
    case 'draft':
      return now - updatedAt > (touched ? touchedDraftMs : untouchedDraftMs) ? 'all' : 'nothing';
    default:
      return 'nothing';
  }
}
