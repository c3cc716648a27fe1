import {
  type Capture,
  type CaptureId,
  captureVersion,
  newCaptureId,
  noTab,
  nothingDelivered,
  type Target,
} from './capture.ts';
import { ticketSubjectOf } from './existing-ticket.ts';
import { isOffered } from './follow-up.ts';
import { mapImages } from './rich-text.ts';
import { addCapture, listCaptures, updateRow } from './store.ts';

/** Returns an empty follow-up to a ticket: a note, which no requester sees. */
export function newFollowUp(
  ticket: Omit<Target, 'isReply' | 'update'>,
  requester: string,
  now: number,
): Capture {
  return {
    version: captureVersion,
    id: newCaptureId(),
    createdAt: now,
    updatedAt: now,
    stage: { name: 'draft' },
    touched: false,
    tabId: noTab,
    page: {
      ...{ url: '', canonicalUrl: '', title: '', language: '', browser: '', system: '', timeZone: '' },
      ...{ window: null, pixelRatio: null, zoom: null, capturedAt: 0 },
      ...{ readable: true, isPdf: false, isBusy: false },
    },
    ...{ selection: null, passage: null, pageText: null, link: null, attachments: [] },
    form: {
      ...{ subject: ticket.subject, requester, message: '', agentId: null, departmentId: null },
      ...{ withoutDetails: [], fields: {}, addTo: { ...ticket, isReply: false }, helpdesk: ticket.helpdesk },
    },
    delivery: nothingDelivered,
  };
}

/**
 * Begins a follow-up to the ticket of a sent capture and returns its id. If one is begun already, it is renewed, so
 * that nothing in it is lost. Null if the capture is not sent. Rejects if the browser refuses to write.
 */
export function startFollowUp(sent: Capture, now: number = Date.now()): Promise<CaptureId | null> {
  const { stage, delivery, form } = sent;
  const { helpdesk } = delivery;
  if (stage.name !== 'sent' || helpdesk === null) return Promise.resolve(null);
  const { ticketId: id, ref } = stage.receipt;
  // A second click must find what the first one stores.
  return navigator.locks.request('follow-up', async () => {
    const begun = (await listCaptures('draft')).find(
      (draft) =>
        isOffered(draft, now) && draft.form.addTo?.id === id && draft.form.addTo.helpdesk === helpdesk,
    );
    if (begun !== undefined) {
      await updateRow(begun.id, (row) => ({ ...row }));
      return begun.id;
    }
    const ticket = { helpdesk, id, ref, subject: ticketSubjectOf(sent) };
    const made = newFollowUp(ticket, form.requester, now);
    await addCapture(made, new Map());
    return made.id;
  });
}

/** Returns a follow-up with the page of another draft. The images of that draft's selection stay behind. */
export function withPageOf(followUp: Capture, draft: Capture): Capture {
  const { tabId, page, passage, link } = draft;
  const text = (words: Capture['selection']) =>
    words && mapImages(words, (image) => ({ ...image, name: undefined }));
  return {
    ...followUp,
    ...{ tabId, page, passage, link },
    selection: text(draft.selection),
    pageText: text(draft.pageText),
  };
}
