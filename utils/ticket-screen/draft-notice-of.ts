import type { DraftNotice } from '../../components/ticket/ticket-props.ts';
import type { Capture } from '../captures/capture.ts';
import { isFollowUp } from '../captures/follow-up.ts';

/** Returns what the popup says of a draft that is not about the page in front. */
export function draftNoticeOf(draft: Capture): DraftNotice {
  const { page, form, touched, updatedAt: at } = draft;
  if (isFollowUp(draft) && form.addTo !== null)
    return { kind: 'follow-up', at, ticketId: form.addTo.id, isEmpty: !touched };
  return { kind: 'elsewhere', at, host: URL.canParse(page.url) ? new URL(page.url).host : page.title };
}
