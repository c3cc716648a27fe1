import * as z from 'zod/mini';
import type { Result } from './result.ts';

/** A form field that the helpdesk rejected, with its message. `path` is dotted: `department`, `fields.12`. */
export const FieldProblem = z.object({ path: z.string(), code: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** Why a screenshot does not show everything that it should. */
export const StopReason = z.enum([
  'tab-changed',
  'minimised',
  'page-left',
  'page-changed',
  'interrupted',
  'endless',
  'refused',
  'only-visible',
  'ended',
]);
export type StopReason = z.infer<typeof StopReason>;

/** A file that was refused. Size in bytes. */
export const FileRefusal = z.object({
  name: z.string(),
  size: z.number(),
  why: z.enum([
    'too-large',
    'empty',
    'unreadable',
    'not-fetched',
    'too-many',
    'har-too-large',
    'har-not-cleaned',
    'not-har',
    'not-finished',
  ]),
});
export type FileRefusal = z.infer<typeof FileRefusal>;

const host = z.string();
/**
 * The status of a reply that Deskpro did not write (deskpro-api.md, "Authentication and failures"). A server between us
 * and the helpdesk may have written it, so it does not tell what the helpdesk did. Absent in Deskpro's own replies.
 */
const foreign = z.optional(z.number());

/** A part of a page that no script can read: a frame of another site, a file or plugin, a canvas, a video. */
export const UnreadPart = z.enum(['frame', 'plugin', 'canvas', 'video']);
export type UnreadPart = z.infer<typeof UnreadPart>;

/**
 * Every error, as data: a code and the values that its sentence needs. `host` is the helpdesk's host (with port), never
 * an address with a path or a key. Times are epoch milliseconds, sizes bytes.
 */
export const AppError = z.discriminatedUnion('code', [
  z.object({ code: z.literal('not-connected') }),
  z.object({ code: z.literal('address-empty') }),
  z.object({ code: z.literal('address-invalid') }),
  z.object({ code: z.literal('address-insecure'), host }),
  z.object({ code: z.literal('address-moved'), host, address: z.string() }),
  z.object({ code: z.literal('key-empty') }),
  z.object({ code: z.literal('key-malformed') }),
  z.object({ code: z.literal('permission-missing'), host }),
  z.object({ code: z.literal('not-deskpro'), host }),
  z.object({ code: z.literal('redirected'), host }),
  z.object({ code: z.literal('key-rejected'), host, foreign }),
  z.object({ code: z.literal('forbidden'), host, message: z.string(), foreign }),
  z.object({ code: z.literal('not-found'), host, foreign }),
  z.object({ code: z.literal('rate-limited'), host, retryAt: z.nullable(z.number()), foreign }),
  z.object({ code: z.literal('maintenance'), host, foreign }),
  z.object({ code: z.literal('server-trouble'), host, status: z.number(), foreign }),
  z.object({ code: z.literal('timeout'), host }),
  z.object({ code: z.literal('unreachable'), host }),
  z.object({ code: z.literal('offline') }),
  /** `size` is the file's, or 0 if the ticket itself was too large. `filename` is set for an attachment. */
  z.object({
    code: z.literal('too-large'),
    host,
    size: z.number(),
    filename: z.optional(z.string()),
    foreign,
  }),
  /** The helpdesk refuses an attachment and says why: too large for its settings, or a type it does not allow. */
  z.object({ code: z.literal('file-rejected'), host, filename: z.string(), message: z.string() }),
  z.object({ code: z.literal('files-refused'), files: z.array(FileRefusal) }),
  z.object({
    code: z.literal('fields-rejected'),
    host,
    fields: z.array(FieldProblem),
    general: z.array(z.string()),
  }),
  z.object({ code: z.literal('duplicate'), host }),
  /** The existing ticket cannot be added to: it is `gone`, or the key has no right to change it. */
  z.object({ code: z.literal('ticket-closed'), host, ticketId: z.number(), gone: z.boolean() }),
  /** Somebody else changed the same values of the ticket meanwhile. */
  z.object({ code: z.literal('ticket-changed'), host, ticketId: z.number() }),
  /** `ticketId` is set if the capture was to be added to an existing ticket. */
  z.object({ code: z.literal('outcome-unknown'), host, ticketId: z.optional(z.number()) }),
  /**
   * Nobody but the person can find out whether the ticket was created, or the capture added to the existing ticket
   * `ticketId`: the reply was lost, and the key may not look for it.
   */
  z.object({ code: z.literal('outcome-unseen'), host, ticketId: z.optional(z.number()) }),
  z.object({ code: z.literal('other-helpdesk'), host }),
  z.object({ code: z.literal('unexpected-reply'), host, status: z.number() }),
  z.object({ code: z.literal('reply-too-large'), host }),
  z.object({ code: z.literal('screenshot-refused') }),
  z.object({ code: z.literal('tab-changed') }),
  /** `kept`: the screenshot shows what was captured before it stopped. */
  z.object({ code: z.literal('screenshot-stopped'), reason: StopReason, kept: z.boolean() }),
  z.object({ code: z.literal('page-not-readable') }),
  z.object({ code: z.literal('page-text-empty') }),
  z.object({ code: z.literal('image-unavailable') }),
  /** It is not known whether the picture shows anything sensitive. */
  z.object({
    code: z.literal('unchecked'),
    /** The part of the page that cannot be read, if the rest can be read. */
    part: z.optional(UnreadPart),
  }),
  z.object({ code: z.literal('capture-missing') }),
  /** `rescued`: the picture that could not be stored is in `rescueSetting` and can be saved as a file. */
  z.object({ code: z.literal('storage-failed'), rescued: z.optional(z.boolean()) }),
  /** The redactions could not be painted into the picture. */
  z.object({ code: z.literal('not-burnt-in') }),
  z.object({ code: z.literal('unexpected'), detail: z.string() }),
]);
export type AppError = z.infer<typeof AppError>;
export type AppErrorCode = AppError['code'];

/** Returns the status of a reply that Deskpro did not write; undefined for every other error. */
export function foreignStatus(error: AppError): number | undefined {
  return 'foreign' in error ? error.foreign : undefined;
}

/** Whether Deskpro itself knows the key but does not let it do this. */
export function isRightMissing(error: AppError): boolean {
  return error.code === 'forbidden' && error.foreign === undefined;
}

export type AppResult<T> = Result<T, AppError>;

/**
 * Turns a thrown value into an `unexpected` error. It keeps only `name` and `message` of an `Error`. Never pass text
 * that may hold a key.
 */
export function unexpected(thrown: unknown): AppError {
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { code: 'unexpected', detail };
}
