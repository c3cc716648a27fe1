import type { AttachmentId, Capture, CaptureId, Receipt } from '../captures/capture.ts';
import { nextStage, type StageEvent } from '../captures/stages.ts';
import { getCapture, getImage, updateCapture } from '../captures/store.ts';
import { ticketUrl } from '../deskpro/address.ts';
import type { DeskproClient } from '../deskpro/client.ts';
import type { AppError, AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import type { ConnectionSummary, Preferences } from '../settings.ts';
import { ticketOf } from './ticket.ts';

/** What a delivery needs of the outside, or the reason there is none. */
export interface Line {
  client: DeskproClient;
  connection: ConnectionSummary;
  preferences: Preferences;
  rememberUploadPath: (path: ConnectionSummary['uploadPath']) => Promise<void>;
}

/**
 * Carries one queued capture to the helpdesk: uploads what is not uploaded yet, then creates the ticket once. Every
 * step is written down before the next request is made. A lock that dies with its holder keeps a second delivery of
 * the same capture out; whoever comes second finds nothing left to do.
 */
export function deliver(
  id: CaptureId,
  openLine: () => Promise<AppResult<Line>>,
): Promise<AppResult<Receipt>> {
  return navigator.locks.request(`deliver:${id}`, async () => {
    const capture = await getCapture(id);
    if (capture === null) return err({ code: 'capture-missing' });
    if (capture.stage.name === 'sent') return ok(capture.stage.receipt);
    const line = await openLine();
    if (!line.ok) return block(id, line.error);
    for (const { id: attachmentId } of capture.attachments) {
      const uploaded = await upload(id, attachmentId, line.value);
      if (!uploaded.ok) return block(id, uploaded.error);
    }
    return create(id, line.value);
  });
}

async function upload(id: CaptureId, attachmentId: AttachmentId, line: Line): Promise<AppResult<null>> {
  const capture = await move(id, { type: 'upload', at: Date.now() });
  const attachment = capture?.attachments.find((one) => one.id === attachmentId);
  if (!attachment) return err({ code: 'capture-missing' });
  if (attachment.blobAuth !== null) return ok(null);
  const file = await getImage(attachment);
  if (file === null) return err({ code: 'storage-failed' });
  const { uploadPath } = line.connection;
  const reply = await line.client.uploadBlob(file, attachment.filename, uploadPath);
  if (!reply.ok) return reply;
  const { blobAuth, path } = reply.value;
  await updateCapture(id, (row) => ({
    ...row,
    attachments: row.attachments.map((one) => (one.id === attachmentId ? { ...one, blobAuth } : one)),
  }));
  if (path !== uploadPath) await line.rememberUploadPath(path);
  return ok(null);
}

async function create(id: CaptureId, line: Line): Promise<AppResult<Receipt>> {
  const capture = await move(id, { type: 'create', at: Date.now() });
  if (capture?.stage.name !== 'creating') return err({ code: 'capture-missing' });
  const reply = await line.client.createTicket(ticketOf(capture, line.preferences));
  if (!reply.ok) return block(id, reply.error);
  const receipt: Receipt = {
    ticketId: reply.value.id,
    ref: reply.value.ref,
    url: ticketUrl(line.connection.baseUrl, reply.value.id),
    sentAt: Date.now(),
  };
  await move(id, { type: 'receive', receipt });
  return ok(receipt);
}

async function block(id: CaptureId, error: AppError): Promise<AppResult<never>> {
  await move(id, { type: 'block', at: Date.now(), error });
  return err(error);
}

/** Writes a stage change down; an event that does not apply leaves the capture as it is. */
function move(id: CaptureId, event: StageEvent): Promise<Capture | null> {
  return updateCapture(id, (row) => {
    const stage = nextStage(row.stage, event);
    return stage === null ? null : { ...row, stage };
  });
}
