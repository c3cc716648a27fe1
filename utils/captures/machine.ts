import type { AppError } from '../errors.ts';
import type { Attachment, AttachmentId, Capture, Moment, Receipt, Stage } from './capture.ts';
import { targetOf } from './existing-ticket.ts';
import { isAnnotated, isOnItsWay, isQueueable } from './stages.ts';

/**
 * What can happen to a capture: by the person (`queue`, `edit`) and during its delivery. Times are epoch milliseconds.
 */
export type CaptureEvent =
  | { type: 'queue'; at: number; helpdesk: string }
  /**
   * The next request is about to be made. `there` is the time on the helpdesk's clock; null if no reply has told it.
   */
  | { type: 'begin'; at: number; there: number | null }
  | { type: 'uploaded'; attachmentId: AttachmentId; blobAuth: string; blobAuthId: string | null }
  /** The helpdesk has dropped our uploads. */
  | { type: 'uploads-void' }
  /** The outcome of the create call is unknown, and nothing of the call has been sent since `quiet`. */
  | { type: 'doubt'; quiet: Moment; cause?: AppError | undefined }
  /** It is certain that no ticket was created. */
  | { type: 'absent' }
  /** Only the person can find out whether a ticket was created. Nothing is at work on it any more. */
  | { type: 'unseen' }
  /** The delivery is tried again at `retryAt`; null if it needs the person. */
  | { type: 'fail'; at: number; error: AppError; retryAt: number | null }
  | { type: 'receive'; receipt: Receipt }
  | { type: 'edit' };

/**
 * The next step of a delivery. `create` makes a ticket or adds the message to an existing ticket, with one call either
 * way.
 */
export type Step =
  | { do: 'reconcile' }
  | { do: 'upload'; attachment: Attachment }
  | { do: 'create' }
  | { do: 'nothing' };

const takenBack: ReadonlySet<Stage['name']> = new Set(['queued', 'waiting', 'blocked']);

/**
 * Returns the next step. A create call in doubt is cleared up before anything else is sent, and a ticket is created
 * only after all uploads.
 */
export function nextStep(capture: Capture): Step {
  if (!isOnItsWay(capture)) return { do: 'nothing' };
  if (capture.delivery.createInDoubt !== null) return { do: 'reconcile' };
  const attachment = capture.attachments.find(({ blobAuth }) => blobAuth === null);
  return attachment === undefined ? { do: 'create' } : { do: 'upload', attachment };
}

/**
 * Returns the capture after an event, or the same object if the event does not apply. Handles every event in every
 * stage. A sent capture never changes. While a create call is in doubt, the capture can neither be edited nor created
 * again. A capture with annotations or unchecked pictures is not queued.
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
    case 'unseen':
      return stage.name === 'sent' ? capture : withDoubt(capture, null);
    case 'fail':
      return isOnItsWay(capture) ? fail(capture, event) : capture;
    case 'receive':
      if (stage.name === 'sent' || stage.name === 'draft') return capture;
      return {
        ...withDoubt(withoutSentHealth(capture), null),
        stage: { name: 'sent', receipt: event.receipt },
      };
    case 'edit':
      if (!takenBack.has(stage.name) || inDoubt) return capture;
      return { ...capture, stage: { name: 'draft' }, touched: true };
  }
}

/** What went wrong on the page is not kept after it was sent. */
function withoutSentHealth({ health: _health, ...capture }: Capture): Capture {
  const { withoutHealth: _without, ...form } = capture.form;
  return { ...capture, form };
}

/** Queues a capture. Uploads and doubts belong to one helpdesk, so a capture for another helpdesk loses them. */
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
