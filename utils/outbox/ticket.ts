import type { Capture } from '../captures/capture.ts';
import type { NewTicket } from '../deskpro/client.ts';
import { messageHtml } from './message-html.ts';
import { labelOf } from './reconcile.ts';

/** What the options page decides about every ticket. */
export interface TicketOptions {
  doNotNotify: boolean;
}

/** The create call's body for a capture whose attachments are all uploaded. */
export function ticketOf(capture: Capture, { doNotNotify }: TicketOptions): NewTicket {
  const { form, attachments } = capture;
  const blobs = attachments.flatMap(({ blobAuth }) =>
    blobAuth === null ? [] : [{ blob_auth: blobAuth, is_inline: false }],
  );
  return {
    subject: form.subject.trim(),
    person: form.requester.trim(),
    message: {
      message: messageHtml(capture),
      format: 'html',
      ...(blobs.length > 0 && { attachments: blobs }),
    },
    ...(form.agentId !== null && { agent: form.agentId }),
    ...(form.departmentId !== null && { department: form.departmentId }),
    ...(blobs.length === 0 && { labels: [labelOf(capture)] }),
    ...(doNotNotify && { suppress_user_notify: true }),
  };
}
