import type { Capture, Target } from '../captures/capture.ts';
import type { DeskproClient } from '../deskpro/client.ts';
import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { type Finding, insist, isAbsent, labelOf } from './reconcile.ts';

/**
 * Asks the helpdesk whether a message in doubt is in its ticket. The argument is a create's (reconcile.ts): it carries what
 * no other message has, and adding it is one act, so it is there where that is and nowhere else.
 * - With attachments that is a blob, uploaded for this capture alone and sent to this ticket alone. The helpdesk says of a
 *   blob whether something holds it, so the ticket need not even be read: it may have been merged into another one by now.
 *   Where it told us no name to ask by, the ticket's attachments are gone through.
 * - Words alone have their mark among them, in plain sight, because markup may be taken out. All of the ticket's messages
 *   are read: nothing says in which order they come.
 * A ticket that is gone has no message of ours: adding it once more is refused, and the person told. A list that is missing
 * while its ticket is there proves nothing. Whether the request may yet be at work is the caller's to know.
 *
 * What no look-up can undo: where a used connection dies with no byte of the reply, Chromium sends the request once more by
 * itself (`ShouldResendRequest` in net/http/http_network_transaction.cc). A second create is refused as a duplicate; of
 * messages the helpdesk is not known to do that, so the ticket may get the same one twice.
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
  // A dropped blob was temporary to the end, so nothing ever held it.
  return !attached.ok && isAbsent(attached.error) ? ok(false) : attached;
}
