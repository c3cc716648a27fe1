import type { Capture, Target } from '../captures/capture.ts';
import type { DeskproClient } from '../deskpro/client.ts';
import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { type Finding, insist, isAbsent, labelOf } from './reconcile.ts';

/**
 * Asks the helpdesk whether a message in doubt is in its ticket. As with a create (reconcile.ts), the message carries
 * a mark that no other message has, and is added as a whole or not at all. So the message is there only if its mark is.
 * - With attachments, the mark is a blob, uploaded for this capture alone and sent to this ticket alone. The helpdesk
 *   tells whether anything holds a blob, so the ticket need not be read, and may even have been merged into another.
 *   If the helpdesk did not tell the blob's id, the ticket's attachments are searched.
 * - Without attachments, the mark is the capture's label in the text. It is visible text, because the helpdesk may
 *   remove markup. All messages of the ticket are read, because their order is not known.
 * A ticket that is gone has no message of ours: the next try to add it is refused, and the person is told. If the
 * ticket exists but the list is missing, nothing is proved. The caller has to know whether the request may still be at
 * work.
 *
 * One case cannot be prevented: if a used connection ends before a byte of the reply, Chromium repeats the request by
 * itself (`ShouldResendRequest` in net/http/http_network_transaction.cc). The helpdesk refuses a second create as a
 * duplicate, but is not known to refuse a second message, so the ticket may get the same message twice.
 * Errors: those of the look-ups, and `outcome-unknown`.
 */
export async function findMessage(
  capture: Capture,
  { id, ref }: Target,
  client: DeskproClient,
  host: string,
): Promise<AppResult<Finding>> {
  const found = await isThere(capture, id, client);
  if (found.ok) return ok(found.value ? { found: true, ticket: { id, ref } } : { found: false });
  if (found.error.code !== 'not-found') return found;
  const ticket = await insist(() => client.getTicket(id));
  if (ticket.ok) return err({ code: 'outcome-unknown', host, ticketId: id });
  return isAbsent(ticket.error) ? ok({ found: false }) : ticket;
}

async function isThere(
  capture: Capture,
  ticketId: number,
  client: DeskproClient,
): Promise<AppResult<boolean>> {
  const [first] = capture.attachments;
  if (first === undefined) {
    const messages = await insist(() => client.listMessages(ticketId));
    return messages.ok ? ok(messages.value.some((html) => html.includes(labelOf(capture)))) : messages;
  }
  const { blobAuth, blobAuthId } = first;
  if (blobAuthId === null) {
    const blobs = await insist(() => client.listAttachedBlobs(ticketId));
    return blobs.ok ? ok(blobs.value.some((auth) => auth === blobAuth)) : blobs;
  }
  const attached = await insist(() => client.isBlobAttached(blobAuthId));
  // The helpdesk drops only temporary blobs, so nothing ever held this one.
  return !attached.ok && isAbsent(attached.error) ? ok(false) : attached;
}
