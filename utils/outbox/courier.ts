import type { Attachment, Capture, CaptureId, Receipt } from '../captures/capture.ts';
import { nextStage } from '../captures/stages.ts';
import { getCapture, getImage, updateCapture } from '../captures/store.ts';
import { ticketUrl } from '../deskpro/address.ts';
import type { DeskproClient } from '../deskpro/client.ts';
import type { ConnectionSummary } from '../deskpro/connection.ts';
import type { AppError, AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { type TicketOptions, ticketOf } from './ticket.ts';

/** What a delivery needs of the outside, or the reason there is none. */
export interface Line {
  client: DeskproClient;
  connection: ConnectionSummary;
  options: TicketOptions;
  rememberUploadPath: (path: ConnectionSummary['uploadPath']) => Promise<void>;
}

/**
 * Carries one queued capture to the helpdesk: uploads what is not uploaded yet, then creates the ticket once. A step is
 * written down before its request is made, and its outcome together with the step that follows. A lock that dies with
 * its holder keeps a second delivery of the same capture out; whoever comes second finds nothing left to do.
 */
export function deliver(
  id: CaptureId,
  openLine: () => Promise<AppResult<Line>>,
): Promise<AppResult<Receipt>> {
  return navigator.locks.request(`deliver:${id}`, async () => {
    const [line, row] = await Promise.all([openLine(), getCapture(id)]);
    if (row === null || row.stage.name === 'draft') return err({ code: 'capture-missing' });
    if (row.stage.name === 'sent') return ok(row.stage.receipt);
    if (row.stage.name === 'blocked') return err(row.stage.error);
    if (!line.ok) return block(id, line.error);
    let capture = await updateCapture(id, enterNextStep);
    for (;;) {
      if (capture === null) return err({ code: 'capture-missing' });
      if (capture.stage.name === 'sent') return ok(capture.stage.receipt);
      if (capture.stage.name === 'blocked') return err(capture.stage.error);
      const attachment = capture.attachments.find(isNotUploaded);
      const done = attachment ? await upload(attachment, line.value) : await create(capture, line.value);
      if (!done.ok) return block(id, done.error);
      capture = await updateCapture(id, (before) => enterNextStep(done.value(before)));
    }
  });
}

/** What a step that went well changes in the row. */
type Note = (capture: Capture) => Capture;

async function upload(attachment: Attachment, line: Line): Promise<AppResult<Note>> {
  const file = await getImage(attachment);
  if (file === null) return err({ code: 'storage-failed' });
  const { uploadPath } = line.connection;
  const reply = await line.client.uploadBlob(file, attachment.filename, uploadPath);
  if (!reply.ok) return reply;
  const { blobAuth, path } = reply.value;
  if (path !== uploadPath) {
    // For the next attachment of this delivery, whose line it is, and for the next delivery.
    line.connection = { ...line.connection, uploadPath: path };
    await line.rememberUploadPath(path);
  }
  return ok((row) => ({
    ...row,
    attachments: row.attachments.map((one) => (one.id === attachment.id ? { ...one, blobAuth } : one)),
  }));
}

async function create(capture: Capture, line: Line): Promise<AppResult<Note>> {
  const reply = await line.client.createTicket(ticketOf(capture, line.options));
  if (!reply.ok) return reply;
  const receipt: Receipt = {
    ticketId: reply.value.id,
    ref: reply.value.ref,
    url: ticketUrl(line.connection.baseUrl, reply.value.id),
    sentAt: Date.now(),
  };
  return ok((row) => {
    const stage = nextStage(row.stage, { type: 'receive', receipt });
    return stage === null ? row : { ...row, stage };
  });
}

/** Puts a capture in the stage of the request that comes next. */
function enterNextStep(row: Capture): Capture {
  const type = row.attachments.some(isNotUploaded) ? 'upload' : 'create';
  const stage = nextStage(row.stage, { type, at: Date.now() });
  return stage === null ? row : { ...row, stage };
}

function isNotUploaded({ blobAuth }: Attachment): boolean {
  return blobAuth === null;
}

async function block(id: CaptureId, error: AppError): Promise<AppResult<never>> {
  await updateCapture(id, (row) => {
    const stage = nextStage(row.stage, { type: 'block', at: Date.now(), error });
    return stage === null ? null : { ...row, stage };
  });
  return err(error);
}
