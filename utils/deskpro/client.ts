import * as z from 'zod/mini';
import { type AppErrorCode, type AppResult, foreignStatus, isRightMissing } from '../errors.ts';
import { err, ok } from '../result.ts';
import type { Http } from './http.ts';
import {
  AttachmentRow,
  BatchReply,
  Blob as BlobReply,
  CreatedTicket,
  Discovery,
  listOf,
  Me,
  MessageRow,
  OneTicket,
  SearchReply,
  StoredBlob,
  TicketRow as TicketRowSchema,
} from './schemas.ts';
import type { TicketPatch } from './ticket-patch.ts';

type UploadPath = 'temp' | 'tmp';

/** The body of the request that creates a ticket. The helpdesk refuses unknown properties. */
export interface NewTicket {
  subject: string;
  person: string | { name: string; email: string };
  message: { message: string; format: 'html'; attachments?: { blob_auth: string; is_inline: boolean }[] };
  agent?: number;
  department?: number;
  labels?: string[];
  cc?: string[];
  suppress_user_notify?: boolean;
  agent_team?: number;
  status?: string;
  urgency?: number;
  priority?: number;
  category?: number;
  product?: number;
  workflow?: number;
  /** Custom fields by id; choices are always a list of ids. */
  fields?: Record<string, unknown>;
}

/** A message for an existing ticket. Attachments are keyed by the blob's own number, as production code does it. */
export interface NewMessage {
  message: string;
  format: 'html';
  is_note: boolean;
  attachments?: Record<string, { blob_auth: string }>;
}

export type TicketRow = z.infer<typeof TicketRowSchema>;

interface Upload {
  blobAuth: string;
  /** The blob's name in look-ups; null if the helpdesk does not tell it. */
  blobAuthId: string | null;
  path: UploadPath;
}

/** The most rows that a list returns at once (the default is 10). */
export const pageSize = 200;
const batchSize = 50;
const uploadTimeoutMs = 180_000;
/** Deskpro's own server ends a request after 60 s and may have carried it out, so we wait longer. */
const createTimeoutMs = 75_000;

/** The key may not read the resource, or the resource does not exist. */
const absences: ReadonlySet<AppErrorCode> = new Set(['forbidden', 'not-found']);
/** The helpdesk fails at one request, but may answer others. */
const troubles: ReadonlySet<AppErrorCode> = new Set([
  'server-trouble',
  'fields-rejected',
  'unexpected-reply',
  'reply-too-large',
]);

export interface DeskproClient {
  discover(): Promise<AppResult<z.infer<typeof Discovery>['data']>>;
  me(): Promise<AppResult<z.infer<typeof Me>['data']['person']>>;
  uploadBlob(file: Blob, filename: string, path: UploadPath): Promise<AppResult<Upload>>;
  createTicket(ticket: NewTicket): Promise<AppResult<{ id: number; ref: string }>>;
  /** Whether a ticket holds an uploaded blob. Error `not-found` if the helpdesk has dropped the blob. */
  isBlobAttached(blobAuthId: string): Promise<AppResult<boolean>>;
  /** Tickets with a label, newest first. */
  listTicketsLabelled(label: string): Promise<AppResult<TicketRow[]>>;
  /** One page of the newest tickets; pages count from 1. */
  listNewestTickets(page: number, count?: number): Promise<AppResult<TicketRow[]>>;
  /** Error `not-found` if no ticket has this number. */
  getTicket(id: number): Promise<AppResult<TicketRow>>;
  /** Tickets by number, reference or subject; the helpdesk's index may lag. */
  searchTickets(query: string): Promise<AppResult<TicketRow[]>>;
  /** Changes a ticket's values. The same call twice changes nothing more. Error `not-found` if the ticket is gone. */
  updateTicket(id: number, values: TicketPatch): Promise<AppResult<unknown>>;
  /** Adds a message to a ticket. Error `not-found` if the ticket is gone. */
  addMessage(ticketId: number, message: NewMessage): Promise<AppResult<unknown>>;
  /** The HTML of each of a ticket's messages. */
  listMessages(ticketId: number): Promise<AppResult<string[]>>;
  /** The `blob_auth` of each of a ticket's attachments. */
  listAttachedBlobs(ticketId: number): Promise<AppResult<string[]>>;
  /**
   * Whether the key may create tickets. An empty ticket is refused for its fields or for the missing right, so nothing
   * is created.
   */
  checkCreateRight(): Promise<AppResult<null>>;
  /**
   * Sends many look-ups in as few requests as possible. Returns the answer of each path; null if the key may not read
   * it or the helpdesk does not have it. Any other failure is the failure of the whole call.
   */
  getMany(paths: readonly string[], how?: HowMany): Promise<AppResult<Map<string, unknown>>>;
}

interface HowMany {
  signal?: AbortSignal;
  /** Whether the caller can do without a path's answer: then the answer is null too if the helpdesk fails at it. */
  mayFail?: (path: string) => boolean;
}

/** A guard against a helpdesk whose paging never ends: 10,000 rows. */
const rowLimit = 10_000;
/** Rows may be long: if a reply is too large, the next smaller page size is tried. */
const pageSizes = [pageSize, 20, 1];

/** Deskpro's REST API v2, as far as this extension calls it. */
export function createClient(http: Http): DeskproClient {
  const getOne = async (path: string, { signal, mayFail }: HowMany): Promise<AppResult<unknown>> => {
    const reply = await http({ method: 'GET', path, reply: z.unknown(), signal });
    if (reply.ok) return reply;
    const { error } = reply;
    // A foreign reply is a trouble: it does not say that the helpdesk has no such list.
    const isForeign = foreignStatus(error) !== undefined;
    const isMissing =
      (absences.has(error.code) && !isForeign) ||
      ((troubles.has(error.code) || isForeign) && mayFail?.(path));
    return isMissing ? ok(null) : reply;
  };

  /**
   * A batch is answered with 200 even if parts of it fail, so each failed part is requested once more on its own. If the
   * helpdesk has no batch or the key may not use it, so is every part.
   */
  const getBatch = async (
    paths: readonly string[],
    how: HowMany,
  ): Promise<AppResult<Map<string, unknown>>> => {
    const body = { requests: Object.fromEntries(paths.map((path, at) => [`r${at}`, `/api/v2/${path}`])) };
    const reply = await http({ method: 'POST', path: 'batch', body, reply: BatchReply, signal: how.signal });
    if (!reply.ok && reply.error.code !== 'not-found' && !isRightMissing(reply.error)) return reply;
    const answers = new Map<string, unknown>();
    for (const [at, path] of paths.entries()) {
      const part = reply.ok ? reply.value.responses[`r${at}`] : undefined;
      const status = part?.headers['status-code'];
      const isMissing = status === 403 || status === 404;
      const answer = status === 200 || isMissing ? ok(isMissing ? null : part) : await getOne(path, how);
      if (!answer.ok) return answer;
      answers.set(path, answer.value);
    }
    return ok(answers);
  };

  const listPage = async <T>(path: string, row: z.ZodMiniType<T>): Promise<AppResult<T[]>> =>
    unwrap(await http({ method: 'GET', path, reply: listOf(row) }));

  /** Reads a list to its end, in whatever order the helpdesk returns it. */
  const listAll = async <T>(path: string, row: z.ZodMiniType<T>): Promise<AppResult<T[]>> => {
    let all: AppResult<T[]> = ok([]);
    for (const count of pageSizes) {
      all = await listBy(count, path, row);
      if (all.ok || all.error.code !== 'reply-too-large') return all;
    }
    return all;
  };

  const listBy = async <T>(count: number, path: string, row: z.ZodMiniType<T>): Promise<AppResult<T[]>> => {
    const all: T[] = [];
    for (let page = 1; ; page += 1) {
      const some = await listPage(`${path}?count=${count}&page=${page}`, row);
      if (!some.ok) return some;
      all.push(...some.value);
      if (some.value.length < count || all.length >= rowLimit) return ok(all);
    }
  };

  const post = (path: UploadPath, file: Blob, filename: string) => {
    const form = new FormData();
    form.append('file', file, filename);
    return http({
      method: 'POST',
      path: `blobs/${path}`,
      body: form,
      reply: BlobReply,
      timeoutMs: uploadTimeoutMs,
    });
  };

  return {
    discover: async () => unwrap(await http({ method: 'GET', path: 'helpdesk/discover', reply: Discovery })),
    me: async () => {
      const reply = unwrap(await http({ method: 'GET', path: 'me', reply: Me }));
      return reply.ok ? ok(reply.value.person) : reply;
    },
    // The documentation says `tmp`, the official clients use `temp`. The other path is tried only if the route is
    // missing.
    uploadBlob: async (file, filename, path) => {
      const other: UploadPath = path === 'temp' ? 'tmp' : 'temp';
      let used = path;
      let reply = await post(path, file, filename);
      if (!reply.ok && reply.error.code === 'not-found') {
        used = other;
        reply = await post(other, file, filename);
      }
      if (reply.ok) {
        const { blob_auth: blobAuth, blob_auth_id: blobAuthId } = reply.value.data;
        return ok({ blobAuth, blobAuthId: blobAuthId ?? null, path: used });
      }
      return err(reply.error.code === 'too-large' ? { ...reply.error, size: file.size } : reply.error);
    },
    createTicket: async (ticket) =>
      unwrap(
        await http({
          method: 'POST',
          path: 'tickets',
          body: ticket,
          reply: CreatedTicket,
          timeoutMs: createTimeoutMs,
        }),
      ),
    isBlobAttached: async (blobAuthId) => {
      const path = `blobs/${inAddress(blobAuthId)}`;
      const reply = unwrap(await http({ method: 'GET', path, reply: StoredBlob }));
      return reply.ok ? ok(!reply.value.is_temp) : reply;
    },
    listTicketsLabelled: (label) =>
      listPage(
        `tickets?order_by=date_created&order_dir=desc&count=10&labels[]=${inAddress(label)}`,
        TicketRowSchema,
      ),
    listNewestTickets: (page, count = pageSize) =>
      listPage(`tickets?order_by=date_created&order_dir=desc&count=${count}&page=${page}`, TicketRowSchema),
    getTicket: async (id) => unwrap(await http({ method: 'GET', path: `tickets/${id}`, reply: OneTicket })),
    searchTickets: async (query) => {
      const path = `search?q=${inAddress(query)}&types=ticket`;
      const reply = unwrap(await http({ method: 'GET', path, reply: SearchReply }));
      if (!reply.ok) return reply;
      const found = reply.value.grouped_results.filter(({ type }) => type === 'ticket');
      return ok(
        found.flatMap(({ results }) => results.flatMap((one) => TicketRowSchema.safeParse(one).data ?? [])),
      );
    },
    updateTicket: (id, body) =>
      http({ method: 'PUT', path: `tickets/${id}`, body, reply: z.unknown(), timeoutMs: createTimeoutMs }),
    addMessage: (ticketId, body) =>
      http({
        method: 'POST',
        path: `tickets/${ticketId}/messages`,
        body,
        reply: CreatedTicket,
        timeoutMs: createTimeoutMs,
      }),
    listMessages: async (ticketId) => {
      const reply = await listAll(`tickets/${ticketId}/messages`, MessageRow);
      return reply.ok ? ok(reply.value.map(({ message }) => message)) : reply;
    },
    listAttachedBlobs: async (ticketId) => {
      const reply = await listAll(`tickets/${ticketId}/attachments`, AttachmentRow);
      return reply.ok ? ok(reply.value.map(({ blob }) => blob.blob_auth)) : reply;
    },
    checkCreateRight: async () => {
      const reply = await http({ method: 'POST', path: 'tickets', body: {}, reply: z.unknown() });
      if (reply.ok || reply.error.code === 'fields-rejected') return ok(null);
      return reply;
    },
    async getMany(paths, how = {}) {
      const answers = new Map<string, unknown>();
      const batches: (readonly string[])[] = [];
      for (let at = 0; at < paths.length; at += batchSize) batches.push(paths.slice(at, at + batchSize));
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        const some = await getBatch(batch, how);
        if (some.ok) for (const [path, answer] of some.value) answers.set(path, answer);
        // The batch's reply is too large to be read, so each half is requested on its own.
        else if (some.error.code === 'reply-too-large' && batch.length > 1)
          batches.unshift(batch.slice(0, batch.length / 2), batch.slice(batch.length / 2));
        else if (some.error.code === 'reply-too-large' && batch.every((path) => how.mayFail?.(path)))
          for (const path of batch) answers.set(path, null);
        else return some;
      }
      return ok(answers);
    },
  };
}

function unwrap<T>(reply: AppResult<{ data: T }>): AppResult<T> {
  return reply.ok ? ok(reply.value.data) : reply;
}

/** Encodes a text for a URL. `toWellFormed` repairs half a surrogate pair, which cannot be encoded. */
export function inAddress(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
