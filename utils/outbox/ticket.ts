import type { Capture } from '../captures/capture.ts';
import type { NewTicket } from '../deskpro/client.ts';
import type { FieldProblem } from '../errors.ts';
import type { Preferences } from '../settings.ts';
import { messageHtml } from './message-html.ts';

/** The create call's body for a capture whose attachments are all uploaded. */
export function ticketOf(capture: Capture, preferences: Pick<Preferences, 'doNotNotify'>): NewTicket {
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
    ...(preferences.doNotNotify && { suppress_user_notify: true }),
  };
}

/** What the form itself can tell is missing, before anything is sent. Codes are the helpdesk's. */
export function missingFields(capture: Pick<Capture, 'form'>): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (capture.form.subject.trim() === '') problems.push({ path: 'subject', code: 'required', message: '' });
  const requester = capture.form.requester.trim();
  if (requester === '') problems.push({ path: 'person', code: 'required', message: '' });
  else if (!/^\S+@\S+$/.test(requester)) problems.push({ path: 'person', code: 'email', message: '' });
  return problems;
}
