import * as z from 'zod/mini';
import type { Result } from './result.ts';

/** One rejected form field, as the helpdesk words it. `path` is dotted: `department`, `fields.12`. */
export const FieldProblem = z.object({ path: z.string(), code: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** Why a screenshot does not show everything it was to. */
export const StopReason = z.enum([
  'tab-changed',
  'minimised',
  'page-left',
  'page-changed',
  'interrupted',
  'endless',
  'refused',
  'only-visible',
]);
export type StopReason = z.infer<typeof StopReason>;

/** A file that is not taken. Size in bytes. */
export const FileRefusal = z.object({
  name: z.string(),
  size: z.number(),
  why: z.enum(['too-large', 'empty', 'unreadable', 'not-fetched', 'too-many']),
});
export type FileRefusal = z.infer<typeof FileRefusal>;

const host = z.string();
/**
 * The status of a reply that is not in Deskpro's own shape (deskpro-api.md, "Authentication and failures"): whatever stands
 * between may have given it, while the helpdesk does something else. Absent in Deskpro's own replies.
 */
const foreign = z.optional(z.number());

/** A frame of another site, a file or a plugin, what a script paints, a film. */
export const UnreadPart = z.enum(['frame', 'plugin', 'canvas', 'video']);
export type UnreadPart = z.infer<typeof UnreadPart>;

/**
 * Everything that can go wrong, as data: a code and what a sentence about it needs.
 * `host` is the helpdesk's host (with port), never an address with a path or a key. Times are epoch milliseconds, sizes bytes.
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
  /** `size` is the file's, or 0 where it was the ticket itself. */
  /** `filename` is the attachment's, where it was one. */
  z.object({
    code: z.literal('too-large'),
    host,
    size: z.number(),
    filename: z.optional(z.string()),
    foreign,
  }),
  /** An attachment that the helpdesk refuses, with its reason: too large for its settings, a type it does not allow. */
  z.object({ code: z.literal('file-rejected'), host, filename: z.string(), message: z.string() }),
  z.object({ code: z.literal('files-refused'), files: z.array(FileRefusal) }),
  z.object({
    code: z.literal('fields-rejected'),
    host,
    fields: z.array(FieldProblem),
    general: z.array(z.string()),
  }),
  z.object({ code: z.literal('duplicate'), host }),
  /** The ticket that was to be added to takes nothing: it is gone, or the key may not. */
  z.object({ code: z.literal('ticket-closed'), host, ticketId: z.number(), gone: z.boolean() }),
  /** `ticketId` is the ticket's that was to be added to, where it was one. */
  z.object({ code: z.literal('outcome-unknown'), host, ticketId: z.optional(z.number()) }),
  z.object({ code: z.literal('other-helpdesk'), host }),
  z.object({ code: z.literal('unexpected-reply'), host, status: z.number() }),
  z.object({ code: z.literal('reply-too-large'), host }),
  z.object({ code: z.literal('screenshot-refused') }),
  z.object({ code: z.literal('tab-changed') }),
  /** `kept`: the screenshot shows what had been seen until then. */
  z.object({ code: z.literal('screenshot-stopped'), reason: StopReason, kept: z.boolean() }),
  z.object({ code: z.literal('page-not-readable') }),
  z.object({ code: z.literal('page-text-empty') }),
  z.object({ code: z.literal('image-unavailable') }),
  /** Nobody knows whether the picture shows anything sensitive. */
  z.object({
    code: z.literal('unchecked'),
    /** What of the page cannot be read, if it is only a part. */
    part: z.optional(UnreadPart),
  }),
  z.object({ code: z.literal('capture-missing') }),
  /** `rescued`: the picture that could not be stored is in `rescueSetting`, to be saved as a file. */
  z.object({ code: z.literal('storage-failed'), rescued: z.optional(z.boolean()) }),
  /** What is hidden could not be painted into the picture. */
  z.object({ code: z.literal('not-burnt-in') }),
  z.object({ code: z.literal('unexpected'), detail: z.string() }),
]);
export type AppError = z.infer<typeof AppError>;
export type AppErrorCode = AppError['code'];

/** The status of a reply that is not Deskpro's own; undefined for every other error. */
export function foreignStatus(error: AppError): number | undefined {
  return 'foreign' in error ? error.foreign : undefined;
}

export type AppResult<T> = Result<T, AppError>;

/** Turns something thrown into an `unexpected` error. Never give it text that may hold a key: only `name` and `message` of the error are kept. */
export function unexpected(thrown: unknown): AppError {
  const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { code: 'unexpected', detail };
}
