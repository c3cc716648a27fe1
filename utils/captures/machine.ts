import { type AppError, UnreadPart } from '../errors.ts';
import type { Attachment, AttachmentId, Capture, Moment, Receipt, Stage, Unchecked } from './capture.ts';
import { targetOf } from './existing-ticket.ts';

/** What can happen to a capture: by the person (`queue`, `edit`, `rebind`) and along its delivery. Times are epoch milliseconds. */
export type CaptureEvent =
  | { type: 'queue'; at: number; helpdesk: string }
  /** The next request is about to be made. `there` is the helpdesk's clock, if a reply has told it. */
  | { type: 'begin'; at: number; there: number | null }
  | { type: 'uploaded'; attachmentId: AttachmentId; blobAuth: string; blobAuthId: string | null }
  /** The helpdesk has dropped our uploads. */
  | { type: 'uploads-void' }
  /** The create's outcome is open, and nothing of it has been sent since `quiet`. */
  | { type: 'doubt'; quiet: Moment; cause?: AppError | undefined }
  /** It is certain that no ticket was created. */
  | { type: 'absent' }
  /** With a time it is tried again then, without one the person is needed. */
  | { type: 'fail'; at: number; error: AppError; retryAt: number | null }
  | { type: 'receive'; receipt: Receipt }
  | { type: 'edit' };

/** What a delivery does next. `create` makes the ticket, or adds the message to the one that is there: one call either way. */
export type Step =
  | { do: 'reconcile' }
  | { do: 'upload'; attachment: Attachment }
  | { do: 'create' }
  | { do: 'nothing' };

const editable: ReadonlySet<Stage['name']> = new Set(['queued', 'waiting', 'blocked']);
const onItsWay: ReadonlySet<Stage['name']> = new Set(['queued', 'uploading', 'creating', 'waiting']);

/** Whether the outbox has it: no longer the person's, not the helpdesk's yet. */
export function isOnItsWay({ stage }: Pick<Capture, 'stage'>): boolean {
  return onItsWay.has(stage.name);
}

/** Whether it may be put in the outbox, once nothing is drawn on it that is not burnt in. */
export function isQueueable(capture: Pick<Capture, 'stage' | 'attachments'>): boolean {
  const { name } = capture.stage;
  return (name === 'draft' || name === 'blocked' || name === 'waiting') && !isUnchecked(capture);
}

/** Whether nobody knows if a picture of it shows anything sensitive, and the person has not been asked. */
export function isUnchecked({ attachments }: Pick<Capture, 'attachments'>): boolean {
  return attachments.some(({ unchecked }) => unchecked !== undefined);
}

/** Whether it is for a part of the page that no script can read, and not for the page as a whole. */
export function isUnreadPart(why: Unchecked): why is UnreadPart {
  return UnreadPart.safeParse(why).success;
}

/** What they are asked. */
export function uncheckedProblem({ attachments }: Pick<Capture, 'attachments'>): AppError {
  const reasons = attachments.flatMap(({ unchecked }) => unchecked ?? []);
  const [part] = reasons.every(isUnreadPart) ? reasons : [];
  return { code: 'unchecked', ...(part !== undefined && { part }) };
}

/** Whether something is drawn on it that is not burnt in yet: as long as it is, the pixels under its redactions are there. */
export function isAnnotated({ attachments }: Pick<Capture, 'attachments'>): boolean {
  return attachments.some(({ annotations }) => annotations !== undefined);
}

/** A create in doubt is cleared up before anything else is sent; a ticket is created only once all its uploads are known. */
export function nextStep(capture: Capture): Step {
  if (!isOnItsWay(capture)) return { do: 'nothing' };
  if (capture.delivery.createInDoubt !== null) return { do: 'reconcile' };
  const attachment = capture.attachments.find(({ blobAuth }) => blobAuth === null);
  return attachment === undefined ? { do: 'create' } : { do: 'upload', attachment };
}

/**
 * The capture after an event; the very same one where the event does not apply. Total: every event is answered in every
 * stage. A sent capture stays as it is, while a create is in doubt the capture can neither be edited nor be created again,
 * and neither an annotated one nor one that the person is to be asked about is queued.
 */
export function advance(capture: Capture, event: CaptureEvent): Capture {
  const { stage, delivery } = capture;
  const inDoubt = delivery.createInDoubt !== null;
  switch (event.type) {
    case 'queue':
      if (!isQueueable(capture) || isAnnotated(capture)) return capture;
      return queue(capture, event);
    case 'begin':
      return begin(capture, event);
    case 'uploaded':
      if (stage.name !== 'uploading') return capture;
      return { ...capture, attachments: capture.attachments.map((one) => withBlob(one, event)) };
    case 'uploads-void':
      if (!isOnItsWay(capture) || inDoubt) return capture;
      return { ...capture, attachments: capture.attachments.map(withoutBlob) };
    case 'doubt':
      if (!isOnItsWay(capture) || delivery.createInDoubt === null) return capture;
      return withDoubt(capture, {
        ...delivery.createInDoubt,
        quiet: event.quiet,
        ...(event.cause && { cause: event.cause }),
      });
    case 'absent':
      return stage.name === 'sent' ? capture : withDoubt(capture, null);
    case 'fail':
      return isOnItsWay(capture) ? fail(capture, event) : capture;
    case 'receive':
      if (stage.name === 'sent' || stage.name === 'draft') return capture;
      return { ...withDoubt(capture, null), stage: { name: 'sent', receipt: event.receipt } };
    case 'edit':
      if (!editable.has(stage.name) || inDoubt) return capture;
      return { ...capture, stage: { name: 'draft' }, touched: true };
  }
}

/** Uploads and doubts belong to one helpdesk: bound to another, the capture starts afresh. */
function queue(capture: Capture, { at, helpdesk }: Extract<CaptureEvent, { type: 'queue' }>): Capture {
  const stage: Stage = { name: 'queued', at };
  const bound = capture.delivery.helpdesk;
  if (bound === null || bound === helpdesk) {
    return { ...capture, stage, delivery: { ...capture.delivery, helpdesk, failures: 0 } };
  }
  return {
    ...capture,
    stage,
    attachments: capture.attachments.map(withoutBlob),
    delivery: { helpdesk, failures: 0, createInDoubt: null },
  };
}

function withoutBlob(one: Attachment): Attachment {
  return { ...one, blobAuth: null, blobAuthId: null };
}

function begin(capture: Capture, { at, there }: Extract<CaptureEvent, { type: 'begin' }>): Capture {
  const step = nextStep(capture);
  if (step.do === 'upload') return { ...capture, stage: { name: 'uploading', at } };
  if (step.do === 'reconcile') return { ...capture, stage: { name: 'creating', at } };
  if (step.do === 'nothing') return capture;
  const addTo = targetOf(capture);
  return withDoubt(
    { ...capture, stage: { name: 'creating', at } },
    { sentAt: at, sentThere: there, ...(addTo && { addTo }) },
  );
}

function fail(capture: Capture, { at, error, retryAt }: Extract<CaptureEvent, { type: 'fail' }>): Capture {
  const stage: Stage =
    retryAt === null ? { name: 'blocked', at, error } : { name: 'waiting', at, error, retryAt };
  return { ...capture, stage, delivery: { ...capture.delivery, failures: capture.delivery.failures + 1 } };
}

function withDoubt(capture: Capture, createInDoubt: Capture['delivery']['createInDoubt']): Capture {
  return { ...capture, delivery: { ...capture.delivery, createInDoubt } };
}

function withBlob(one: Attachment, blob: Extract<CaptureEvent, { type: 'uploaded' }>): Attachment {
  if (one.id !== blob.attachmentId) return one;
  return { ...one, blobAuth: blob.blobAuth, blobAuthId: blob.blobAuthId };
}
