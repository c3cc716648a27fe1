import * as z from 'zod/mini';
import { defineStored } from '../storage/define-stored.ts';
import { whole } from '../storage/readable-parts.ts';
import { type Capture, CaptureId } from './capture.ts';
import { isFollowUp } from './follow-up.ts';

/** The draft of another page that the popup showed last, and when that draft was changed. Epoch milliseconds. */
const seenDraftSetting = defineStored({
  area: 'session',
  key: 'seenDraft',
  schema: whole(z.object({ id: CaptureId, updatedAt: z.number() })),
});

/**
 * Returns the draft if it is to be shown: a follow-up always, the draft of another page once after each change. Any
 * draft is on the tickets page as well.
 */
export async function showOnce(draft: Capture | null): Promise<Capture | null> {
  if (draft === null || isFollowUp(draft)) return draft;
  const { id, updatedAt } = draft;
  const seen = await seenDraftSetting.read();
  if (seen?.id === id && seen.updatedAt === updatedAt) return null;
  await seenDraftSetting.write({ id, updatedAt });
  return draft;
}
