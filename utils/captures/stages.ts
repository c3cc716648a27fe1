import { type AppError, UnreadPart } from '../errors.ts';
import type { Capture, Stage, Unchecked } from './capture.ts';

const onItsWay: ReadonlySet<Stage['name']> = new Set(['queued', 'uploading', 'creating', 'waiting']);

/** Whether the person may change the capture: it is a draft, or it was blocked on its way. */
export function isEditable({ stage }: Pick<Capture, 'stage'>): boolean {
  return stage.name === 'draft' || stage.name === 'blocked';
}

/**
 * Returns the capture if the person may change it: a draft or a blocked capture without a create call in doubt. Else
 * null.
 */
export function own(row: Capture): Capture | null {
  return isEditable(row) && row.delivery.createInDoubt === null ? row : null;
}

/** Whether the capture is in the outbox: the person has handed it over, and the helpdesk does not have it yet. */
export function isOnItsWay({ stage }: Pick<Capture, 'stage'>): boolean {
  return onItsWay.has(stage.name);
}

/** Whether the outbox may take this capture. Before, the caller has to burn the annotations into the pictures. */
export function isQueueable(capture: Pick<Capture, 'stage' | 'attachments'>): boolean {
  return (isEditable(capture) || capture.stage.name === 'waiting') && !isUnchecked(capture);
}

/** Whether a picture could not be checked for sensitive content and the person has not accepted it yet. */
export function isUnchecked({ attachments }: Pick<Capture, 'attachments'>): boolean {
  return attachments.some(({ unchecked }) => unchecked !== undefined);
}

/** Whether the reason is a part of the page that no script can read, not the page as a whole. */
export function isUnreadPart(why: Unchecked): why is UnreadPart {
  return UnreadPart.safeParse(why).success;
}

/**
 * Returns the problem that asks the person about unchecked pictures. It has a `part` if only parts of pages are
 * unreadable.
 */
export function uncheckedProblem({ attachments }: Pick<Capture, 'attachments'>): AppError {
  const reasons = attachments.flatMap(({ unchecked }) => unchecked ?? []);
  const [part] = reasons.every(isUnreadPart) ? reasons : [];
  return { code: 'unchecked', ...(part !== undefined && { part }) };
}

/**
 * Whether an image has annotations that are not burnt in yet. Until they are, it still has the pixels under its
 * redactions.
 */
export function isAnnotated({ attachments }: Pick<Capture, 'attachments'>): boolean {
  return attachments.some(({ annotations }) => annotations !== undefined);
}
