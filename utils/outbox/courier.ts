import type { Attachment, Capture, CaptureId, Moment, Receipt, Target } from '../captures/capture.ts';
import { targetOf } from '../captures/existing-ticket.ts';
import { justStored } from '../captures/just-stored.ts';
import { advance, type CaptureEvent, nextStep, type Step } from '../captures/machine.ts';
import { isOnItsWay } from '../captures/stages.ts';
import { getImage, updateRow } from '../captures/store.ts';
import { ticketUrl } from '../deskpro/address.ts';
import type { DeskproClient } from '../deskpro/client.ts';
import type { ConnectionSummary } from '../deskpro/connection.ts';
import type { AppError, AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import { closedOr } from './closed-ticket.ts';
import { countedFrom, toldBy, waitForProof } from './proof.ts';
import { type Finding, reconcile } from './reconcile.ts';
import { findMessage } from './reconcile-message.ts';
import { record } from './record.ts';
import { areUploadsGone, ofFile } from './refused-files.ts';
import { remedyOf, retryTime } from './retry-policy.ts';
import { messageOf, type TicketOptions, ticketOf } from './ticket.ts';
import { mayNotLook, unseenOutcome } from './unseen-outcome.ts';

/** A delivery's access to one helpdesk. */
export interface Line {
  client: DeskproClient;
  connection: ConnectionSummary;
  options: TicketOptions;
  rememberUploadPath: (path: ConnectionSummary['uploadPath']) => Promise<void>;
  /** The helpdesk's clock as the last request's reply showed it; null if it did not. */
  helpdeskTime: () => number | null;
  /** Pauses requests to the helpdesk until a time (epoch ms), because its rate limit is used up. */
  pauseUntil: (time: number) => Promise<void>;
}

/**
 * Delivers one queued capture to its helpdesk: uploads what is not uploaded yet, then creates the ticket once. Each
 * step is stored before its request is made, and its outcome is stored together with the next step, so that a later
 * delivery knows what may have happened. A lock, which ends with its holder, prevents two deliveries of the same
 * capture at the same time. The second delivery then finds nothing left to do.
 */
export function deliver(
  id: CaptureId,
  openLine: (helpdesk?: string) => Promise<AppResult<Line>>,
): Promise<AppResult<Receipt>> {
  return navigator.locks.request(`deliver:${id}`, async () => {
    // Most captures go to the active helpdesk, whose line can be opened while the row is read.
    const [first, row] = await Promise.all([openLine(), beginUpload(id)]);
    if (row === null || row.stage.name === 'draft') return err({ code: 'capture-missing' });
    if (!isOnItsWay(row)) return outcomeOf(row);
    const own = row.delivery.helpdesk;
    const isOwn = own === null || (first.ok && first.value.connection.baseUrl === own);
    const line = isOwn ? first : await openLine(own);
    const problem = line.ok ? strangerTo(row, line.value.connection) : line.error;
    if (problem !== null || !line.ok) return giveUp(row, problem ?? { code: 'not-connected' });
    return run(row, line.value);
  });
}

/**
 * Stores that an upload begins, unless that is stored, while the line is still being opened. If the line fails, nothing
 * was sent.
 */
function beginUpload(id: CaptureId): Promise<Capture | null> {
  return updateRow(id, (row) =>
    nextStep(row).do === 'upload' && row.stage.name !== 'uploading' ? advance(row, begin(null)) : null,
  );
}

async function run(row: Capture, line: Line): Promise<AppResult<Receipt>> {
  let step = nextStep(row);
  let areUploadsNew = false;
  let capture =
    step.do === 'upload'
      ? row
      : await updateRow(row.id, (before) => [...endOfSending(before), begin(null)].reduce(advance, before));
  for (;;) {
    if (capture === null) return err({ code: 'capture-missing' });
    if (!isOnItsWay(capture) || capture.stage.name === 'waiting') return outcomeOf(capture);
    const { events, goOn }: Note = await perform(step, capture, line, areUploadsNew);
    areUploadsNew ||= events.some(({ type }) => type === 'uploads-void');
    capture = await updateRow(row.id, (before) => {
      const noted = events.reduce(advance, before);
      step = nextStep(noted);
      return goOn ? advance(noted, begin(line.helpdeskTime())) : noted;
    });
  }
}

function begin(there: number | null): CaptureEvent {
  return { type: 'begin', at: Date.now(), there };
}

/** Returns the event for a create whose worker was stopped: without its lock it sends nothing from now on. */
function endOfSending({ stage, delivery }: Capture): CaptureEvent[] {
  if (stage.name !== 'creating' || delivery.createInDoubt === null) return [];
  const { quiet } = delivery.createInDoubt;
  return [{ type: 'doubt', quiet: quiet ?? { here: Date.now(), there: null } }];
}

/** Returns the current time of both clocks. To be called right after a request. */
function momentOf(line: Line): Moment {
  return { here: Date.now(), there: line.helpdeskTime() };
}

function outcomeOf({ stage }: Capture): AppResult<Receipt> {
  if (stage.name === 'sent') return ok(stage.receipt);
  return err(
    stage.name === 'blocked' || stage.name === 'waiting' ? stage.error : { code: 'capture-missing' },
  );
}

/** Returns an error if the capture is bound to another helpdesk; null if it may go to this one. */
function strangerTo({ delivery }: Capture, { baseUrl }: ConnectionSummary): AppError | null {
  if (delivery.helpdesk === null || delivery.helpdesk === baseUrl) return null;
  return { code: 'other-helpdesk', host: new URL(delivery.helpdesk).host };
}

async function giveUp(row: Capture, error: AppError): Promise<AppResult<never>> {
  await record(row.id, failure(row, error));
  return err(error);
}

/** The events that follow from a request, to be stored at once. `goOn`: the next request may follow right away. */
interface Note {
  events: CaptureEvent[];
  goOn: boolean;
}

function perform(step: Step, capture: Capture, line: Line, areUploadsNew: boolean): Promise<Note> {
  switch (step.do) {
    case 'upload':
      return upload(capture, step.attachment, line);
    case 'create':
      return create(capture, line, areUploadsNew);
    case 'reconcile':
      return clearUp(capture, line);
    case 'nothing':
      return Promise.resolve({ events: [], goOn: false });
  }
}

async function upload(capture: Capture, attachment: Attachment, line: Line): Promise<Note> {
  const file = justStored.take(attachment.id) ?? (await getImage(attachment));
  if (file === null) return stop(capture, { code: 'storage-failed' });
  const { uploadPath } = line.connection;
  const reply = await line.client.uploadBlob(file, attachment.filename, uploadPath);
  if (!reply.ok) return refused(capture, ofFile(attachment, reply.error), line);
  const { blobAuth, blobAuthId, path } = reply.value;
  if (path !== uploadPath) {
    // The line keeps the path for this delivery's next attachment, the setting for later deliveries.
    line.connection = { ...line.connection, uploadPath: path };
    await line.rememberUploadPath(path);
  }
  return { events: [{ type: 'uploaded', attachmentId: attachment.id, blobAuth, blobAuthId }], goOn: true };
}

async function create(capture: Capture, line: Line, areUploadsNew: boolean): Promise<Note> {
  const addTo = targetOf(capture);
  const reply =
    addTo === null
      ? await line.client.createTicket(ticketOf(capture, line.options))
      : await add(capture, addTo, line);
  if (reply.ok) return received(reply.value, line, addTo);
  const { error } = reply;
  if (areUploadsGone(error)) return uploadAnew(capture, error, line, areUploadsNew);
  switch (toldBy(error)) {
    case 'no': {
      const { events } = await refused(capture, error, line);
      return { events: [{ type: 'absent' }, ...events], goOn: false };
    }
    case 'over':
      return settle(capture, line, error);
    case 'open':
      return clearUp(advance(capture, { type: 'doubt', quiet: momentOf(line), cause: error }), line);
  }
}

async function add(capture: Capture, addTo: Target, { client, connection }: Line) {
  const { id, ref } = addTo;
  const reply = await client.addMessage(id, messageOf(capture, addTo));
  if (reply.ok) return ok({ id, ref });
  return err(closedOr(reply.error, connection.host, id));
}

/**
 * Handles a refusal of our uploads. Either the helpdesk has dropped them, or a ticket of ours holds them already,
 * because the browser repeated the request by itself and the helpdesk takes no upload twice. Uploads anew at most once
 * per delivery.
 */
async function uploadAnew(
  capture: Capture,
  error: AppError,
  line: Line,
  areUploadsNew: boolean,
): Promise<Note> {
  const note = await settle(capture, line, error);
  if (!note.events.some(({ type }) => type === 'absent')) return note;
  const events: CaptureEvent[] = [{ type: 'absent' }, { type: 'uploads-void' }];
  return areUploadsNew
    ? { events: [...events, failure(capture, error)], goOn: false }
    : { events, goOn: true };
}

/** Finds out what a create did after the helpdesk itself answered. The create is over, so absence is proof at once. */
async function settle(capture: Capture, line: Line, error: AppError): Promise<Note> {
  const found = await lookFor(capture, line);
  if (mayNotLook(found)) return leaveToPerson(capture, line, error);
  if (found.ok && !found.value.found)
    return { events: [{ type: 'absent' }, failure(capture, error)], goOn: false };
  return answerOf(advance(capture, { type: 'doubt', quiet: momentOf(line), cause: error }), found, line);
}

/** After this many failures in a row, the error is the answer to the create (`cause`) instead of `outcome-unknown`. */
const failuresInSilence = 3;

/**
 * Finds out whether the create in doubt made its ticket. If it certainly made none, it is sent again right after that
 * look-up, unless its error needs the person, such as a ticket that is too large for a web server.
 */
async function clearUp(capture: Capture, line: Line): Promise<Note> {
  const found = await lookFor(capture, line);
  const now = momentOf(line);
  const { quiet, cause, addTo } = capture.delivery.createInDoubt ?? {};
  const counted = countedFrom(quiet, now);
  const doubted = advance(capture, { type: 'doubt', quiet: counted });
  const isUnseen = mayNotLook(found);
  if (!isUnseen && (!found.ok || found.value.found)) return answerOf(doubted, found, line);
  const waitMs = waitForProof(counted, now);
  if (waitMs > 0) {
    const { host } = line.connection;
    const unknown: AppError = { code: 'outcome-unknown', host, ...(addTo && { ticketId: addTo.id }) };
    const error = capture.delivery.failures < failuresInSilence ? unknown : (cause ?? unknown);
    const retryAt = Math.max(now.here + waitMs, backOff(capture, unknown, now.here));
    return { events: [...doubtOf(doubted), { type: 'fail', at: now.here, error, retryAt }], goOn: false };
  }
  if (isUnseen) return leaveToPerson(doubted, line, cause);
  if (cause === undefined || remedyOf(cause) === 'retry') return { events: [{ type: 'absent' }], goOn: true };
  return { events: [{ type: 'absent' }, failure(capture, cause)], goOn: false };
}

/** Gives up the doubt, which the key may not clear up: only the person may send it again. */
function leaveToPerson(capture: Capture, { connection }: Line, cause: AppError | undefined): Note {
  const error = unseenOutcome(capture.delivery.createInDoubt?.addTo, connection.host, cause);
  const dropped: CaptureEvent[] =
    cause !== undefined && areUploadsGone(cause) ? [{ type: 'uploads-void' }] : [];
  return { events: [{ type: 'unseen' }, ...dropped, failure(capture, error)], goOn: false };
}

function lookFor(capture: Capture, { client, connection }: Line): Promise<AppResult<Finding>> {
  const addTo = capture.delivery.createInDoubt?.addTo;
  return addTo === undefined
    ? reconcile(capture, client, connection.host)
    : findMessage(capture, addTo, client, connection.host);
}

/** Returns the events of a look-up. A ticket that was found is ours. A failed look-up leaves the doubt as it is. */
async function answerOf(capture: Capture, found: AppResult<Finding>, line: Line): Promise<Note> {
  if (found.ok && found.value.found)
    return received(found.value.ticket, line, capture.delivery.createInDoubt?.addTo ?? null);
  const error: AppError = found.ok ? { code: 'outcome-unknown', host: line.connection.host } : found.error;
  const note = await refused(capture, error, line);
  return { ...note, events: [...doubtOf(capture), ...note.events] };
}

function doubtOf({ delivery }: Capture): CaptureEvent[] {
  const { quiet, cause } = delivery.createInDoubt ?? {};
  return quiet === undefined ? [] : [{ type: 'doubt', quiet, cause }];
}

function received(
  { id, ref }: { id: number; ref: string },
  { connection }: Line,
  addTo: Target | null,
): Note {
  const url = ticketUrl(connection.baseUrl, id);
  const receipt: Receipt = { ticketId: id, ref, url, sentAt: Date.now(), ...(addTo && { added: true }) };
  return { events: [{ type: 'receive', receipt }], goOn: false };
}

async function refused(capture: Capture, error: AppError, line: Line): Promise<Note> {
  const note = stop(capture, error);
  const [event] = note.events;
  if (error.code === 'rate-limited' && event?.type === 'fail' && event.retryAt !== null) {
    await line.pauseUntil(event.retryAt);
  }
  return note;
}

function stop(capture: Capture, error: AppError): Note {
  return { events: [failure(capture, error)], goOn: false };
}

function failure({ delivery }: Capture, error: AppError): CaptureEvent {
  const at = Date.now();
  return { type: 'fail', at, error, retryAt: retryTime(error, delivery.failures, at, Math.random()) };
}

/** Returns when to look again, epoch ms. The delay grows with each failure, as between other tries. */
function backOff({ delivery }: Capture, error: AppError, now: number): number {
  return retryTime(error, delivery.failures, now, Math.random()) ?? now;
}
