import type { Attachment, Capture, FieldValue, Target } from '../captures/capture.ts';
import { isBlank } from '../captures/missing-fields.ts';
import { listedIn, parsePerson, peopleIn } from '../captures/people.ts';
import type { NewMessage, NewTicket } from '../deskpro/client.ts';
import { messageHtml } from './message-html.ts';
import { labelOf } from './reconcile.ts';

/** The settings of the options page that apply to every ticket. */
export interface TicketOptions {
  doNotNotify: boolean;
}

/** Returns the create call's body for a capture whose attachments are all uploaded. */
export function ticketOf(capture: Capture, { doNotNotify }: TicketOptions): NewTicket {
  const { form, attachments } = capture;
  const blobs = attachments.flatMap(({ blobAuth }) =>
    blobAuth === null ? [] : [{ blob_auth: blobAuth, is_inline: false }],
  );
  const { labels, ...further } = furtherFields(form.fields);
  const marks = blobs.length === 0 ? [labelOf(capture)] : [];
  const allLabels = [...(labels ?? []), ...marks];
  return {
    // These come first, so that none of them overrides the form's own values.
    ...further,
    subject: form.subject.trim(),
    person: personOf(form.requester),
    message: {
      message: messageHtml(capture),
      format: 'html',
      ...(blobs.length > 0 && { attachments: blobs }),
    },
    ...(form.agentId !== null && { agent: form.agentId }),
    ...(form.departmentId !== null && { department: form.departmentId }),
    ...(allLabels.length > 0 && { labels: allLabels }),
    ...(doNotNotify && { suppress_user_notify: true }),
  };
}

/** Returns the body of the call that adds a capture, whose attachments are all uploaded, to a ticket. */
export function messageOf(capture: Capture, { isReply }: Target): NewMessage {
  const { attachments } = capture;
  const mark = attachments.length === 0 ? `<p>${labelOf(capture)}</p>` : '';
  return {
    message: messageHtml(capture) + mark,
    format: 'html',
    is_note: !isReply,
    ...(attachments.length > 0 && { attachments: Object.fromEntries(attachments.map(namedBlob)) }),
  };
}

/**
 * Returns a blob under its number, with which its id begins. If the helpdesk did not tell the id, its place is used.
 */
function namedBlob({ blobAuth, blobAuthId }: Attachment, place: number): [string, { blob_auth: string }] {
  return [/^\d+/.exec(blobAuthId ?? '')?.[0] ?? String(place), { blob_auth: blobAuth ?? '' }];
}

/** Returns the requester. If a name is given, the helpdesk creates a person that it does not know under this name. */
function personOf(requester: string): NewTicket['person'] {
  const person = parsePerson(requester);
  if (person === null) return requester.trim();
  return person.name === '' ? person.email : person;
}

/** Returns the further fields as the create call takes them: custom fields in a map of their own, labels as a list. */
function furtherFields(values: Record<string, FieldValue>): Partial<NewTicket> {
  const filled = Object.entries(values).filter(([, value]) => !isBlank(value));
  const custom = filled.filter(([key]) => key.startsWith('fields.'));
  const lists = new Set(['labels', 'cc']);
  const builtIn = filled.filter(([key]) => !key.startsWith('fields.') && !lists.has(key));
  const labels = listedIn(String(values['labels'] ?? ''));
  const copies = peopleIn(String(values['cc'] ?? '')).map((one) => parsePerson(one)?.email ?? one);
  const cc = [...new Map(copies.toReversed().map((one) => [one.toLowerCase(), one])).values()].toReversed();
  return {
    ...Object.fromEntries(builtIn),
    ...(custom.length > 0 && {
      fields: Object.fromEntries(custom.map(([key, value]) => [key.slice('fields.'.length), value])),
    }),
    ...(cc.length > 0 && { cc }),
    ...(labels.length > 0 && { labels }),
  };
}
