import * as z from 'zod/mini';
import type { AppResult } from '../errors.ts';
import { ok } from '../result.ts';
import { getMany, type HowMany } from './get-many.ts';
import { type FoundOrNot, getTickets } from './get-tickets.ts';
import type { Http } from './http.ts';
import { pageSize, readAll, readPage } from './read-list.ts';
import { replyIn } from './reply-in.ts';
import {
  AttachmentRow,
  CreatedTicket,
  Discovery,
  Me,
  MessageRow,
  OneTicket,
  SearchReply,
  StoredBlob,
  TicketRow as TicketRowSchema,
} from './schemas.ts';
import type { TicketPatch } from './ticket-patch.ts';
import { unwrap } from './unwrap.ts';
import { type Upload, type UploadPath, uploadBlob } from './upload-blob.ts';

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
  brand?: number;
  language?: number;
  organization?: number;
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

/** Deskpro's own server ends a request after 60 s and may have carried it out, so we wait longer. */
const createTimeoutMs = 75_000;

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
  /** Many tickets by number, in as few requests as possible; see `getTickets`. */
  getTickets(ids: readonly number[]): Promise<AppResult<Map<number, FoundOrNot>>>;
  /** Tickets by number, reference or subject; the helpdesk's index may lag. */
  searchTickets(query: string): Promise<AppResult<TicketRow[]>>;
  /** Changes a ticket's values. The same call twice changes nothing more. Error `not-found` if the ticket is gone. */
  updateTicket(id: number, values: TicketPatch): Promise<AppResult<unknown>>;
  /** Adds a message to a ticket. Error `not-found` if the ticket is gone. */
  addMessage(ticketId: number, message: NewMessage): Promise<AppResult<unknown>>;
  /** The HTML of each of a ticket's messages. */
  listMessages(ticketId: number): Promise<AppResult<string[]>>;
  /** The HTML of the reply of this time (epoch ms), else of the last one; null if there is none. See `replyIn`. */
  readReply(ticketId: number, at: number): Promise<AppResult<string | null>>;
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

/** Deskpro's REST API v2, as far as this extension calls it. */
export function createClient(http: Http): DeskproClient {
  return {
    discover: async () => unwrap(await http({ method: 'GET', path: 'helpdesk/discover', reply: Discovery })),
    me: async () => {
      const reply = unwrap(await http({ method: 'GET', path: 'me', reply: Me }));
      return reply.ok ? ok(reply.value.person) : reply;
    },
    uploadBlob: (file, filename, path) => uploadBlob(http, file, filename, path),
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
      readPage(
        http,
        `tickets?order_by=date_created&order_dir=desc&count=10&labels[]=${inAddress(label)}`,
        TicketRowSchema,
      ),
    listNewestTickets: (page, count = pageSize) =>
      readPage(
        http,
        `tickets?order_by=date_created&order_dir=desc&count=${count}&page=${page}`,
        TicketRowSchema,
      ),
    getTicket: async (id) => unwrap(await http({ method: 'GET', path: `tickets/${id}`, reply: OneTicket })),
    getTickets: (ids) => getTickets(http, ids),
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
      const reply = await readAll(http, `tickets/${ticketId}/messages`, MessageRow);
      return reply.ok ? ok(reply.value.map(({ message }) => message)) : reply;
    },
    readReply: async (ticketId, at) => {
      const reply = await readAll(http, `tickets/${ticketId}/messages`, MessageRow);
      return reply.ok ? ok(replyIn(reply.value, at)) : reply;
    },
    listAttachedBlobs: async (ticketId) => {
      const reply = await readAll(http, `tickets/${ticketId}/attachments`, AttachmentRow);
      return reply.ok ? ok(reply.value.map(({ blob }) => blob.blob_auth)) : reply;
    },
    checkCreateRight: async () => {
      const reply = await http({ method: 'POST', path: 'tickets', body: {}, reply: z.unknown() });
      if (reply.ok || reply.error.code === 'fields-rejected') return ok(null);
      return reply;
    },
    getMany: (paths, how = {}) => getMany(http, paths, how),
  };
}

/** Encodes a text for a URL. `toWellFormed` repairs half a surrogate pair, which cannot be encoded. */
export function inAddress(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
