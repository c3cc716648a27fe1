import * as z from 'zod/mini';
import { AppError } from '../errors.ts';
import { defineRows } from '../storage/define-rows.ts';
import { CaptureId } from './capture.ts';
import { TicketValues } from './ticket-values.ts';

const Stage = z.discriminatedUnion('name', [
  z.object({ name: z.literal('queued'), at: z.number() }),
  /** It is tried again by itself at `retryAt`. */
  z.object({ name: z.literal('waiting'), at: z.number(), error: AppError, retryAt: z.number() }),
  /** It is tried again when the person has done something about the error. */
  z.object({ name: z.literal('blocked'), at: z.number(), error: AppError }),
  z.object({ name: z.literal('done'), at: z.number() }),
]);

/** New values for an existing ticket. Times are epoch milliseconds. */
export const TicketUpdate = z.object({
  version: z.literal(1),
  /** The id of the capture whose message goes to the ticket first; any other id if there is none. */
  id: CaptureId,
  /** Whether a capture's message goes first. */
  afterMessage: z.boolean(),
  createdAt: z.number(),
  /** The base URL of the helpdesk that has the ticket. */
  helpdesk: z.string(),
  ticket: z.object({ id: z.number(), ref: z.string(), subject: z.string() }),
  /** The values as the person saw them when choosing. A value that is different now was changed by somebody else. */
  was: TicketValues,
  to: TicketValues,
  /** The values that somebody else changed meanwhile; absent if there are none. */
  now: z.optional(TicketValues),
  /** Failed tries in a row. */
  failures: z.number(),
  stage: Stage,
});
export type TicketUpdate = z.infer<typeof TicketUpdate>;

type Given = Pick<TicketUpdate, 'id' | 'afterMessage' | 'helpdesk' | 'ticket' | 'was' | 'to'>;

export function newUpdate(given: Given): TicketUpdate {
  const at = Date.now();
  return { version: 1, ...given, createdAt: at, failures: 0, stage: { name: 'queued', at } };
}

const rows = defineRows({ schema: TicketUpdate, migrations: [] });

/** Returns the update in a stored row; null if the row cannot be read. */
export function updateOf(row: unknown): TicketUpdate | null {
  return rows.read(row);
}

export type UpdateEvent =
  | { type: 'fail'; at: number; error: AppError; retryAt: number | null }
  /** Somebody else has changed these values. */
  | { type: 'conflict'; at: number; error: AppError; now: TicketValues }
  /** Try again. With `insist`, the values of somebody else are overwritten. */
  | { type: 'queue'; at: number; insist: boolean }
  | { type: 'done'; at: number };

/** Returns the update after an event. An update that is done never changes. */
export function advanceUpdate(update: TicketUpdate, event: UpdateEvent): TicketUpdate {
  const { at } = event;
  const { now, ...known } = update;
  if (update.stage.name === 'done') return update;
  switch (event.type) {
    case 'fail': {
      const { error, retryAt } = event;
      const failures = update.failures + 1;
      const stage =
        retryAt === null
          ? ({ name: 'blocked', at, error } as const)
          : ({ name: 'waiting', at, error, retryAt } as const);
      return { ...update, failures, stage };
    }
    case 'conflict':
      return { ...update, now: event.now, stage: { name: 'blocked', at, error: event.error } };
    case 'queue':
      return {
        ...known,
        was: event.insist ? { ...update.was, ...now } : update.was,
        failures: 0,
        stage: { name: 'queued', at },
      };
    case 'done':
      return { ...known, stage: { name: 'done', at } };
  }
}

/** Whether the update goes on by itself. */
export function isUpdateOnItsWay({ stage }: Pick<TicketUpdate, 'stage'>): boolean {
  return stage.name === 'queued' || stage.name === 'waiting';
}
