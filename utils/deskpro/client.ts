import * as z from 'zod/mini';
import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';
import type { Http } from './http.ts';
import {
  AgentRow,
  AttachmentRow,
  Blob as BlobReply,
  CreatedTicket,
  DepartmentRow,
  Discovery,
  listOf,
  Me,
  StoredBlob,
  TicketRow as TicketRowSchema,
} from './schemas.ts';

type UploadPath = 'temp' | 'tmp';

/** The create call's properties; the helpdesk refuses any it does not know. */
export interface NewTicket {
  subject: string;
  person: string;
  message: { message: string; format: 'html'; attachments?: { blob_auth: string; is_inline: boolean }[] };
  agent?: number;
  department?: number;
  labels?: string[];
  suppress_user_notify?: boolean;
}

export type TicketRow = z.infer<typeof TicketRowSchema>;

interface Upload {
  blobAuth: string;
  /** Its name in look-ups; null where the helpdesk does not tell it. */
  blobAuthId: string | null;
  path: UploadPath;
}

/** The most a list gives at once (the default is 10). */
export const pageSize = 200;
/** A guard against a helpdesk whose paging never ends: 100 pages are 20,000 rows. */
const pageLimit = 100;
const uploadTimeoutMs = 180_000;
/** Longer than the 60 s after which Deskpro's own server ends a request, which it may have carried out. */
export const createTimeoutMs = 75_000;

export interface DeskproClient {
  discover(): Promise<AppResult<z.infer<typeof Discovery>['data']>>;
  me(): Promise<AppResult<z.infer<typeof Me>['data']['person']>>;
  uploadBlob(file: Blob, filename: string, path: UploadPath): Promise<AppResult<Upload>>;
  createTicket(ticket: NewTicket): Promise<AppResult<{ id: number; ref: string }>>;
  /** Whether a ticket holds an uploaded blob. Error `not-found` where the helpdesk has dropped it. */
  isBlobAttached(blobAuthId: string): Promise<AppResult<boolean>>;
  /** Tickets with a label, newest first. */
  listTicketsLabelled(label: string): Promise<AppResult<TicketRow[]>>;
  /** One page of the newest tickets; pages count from 1. */
  listNewestTickets(page: number): Promise<AppResult<TicketRow[]>>;
  /** The `blob_auth` of each of a ticket's attachments. */
  listAttachedBlobs(ticketId: number): Promise<AppResult<string[]>>;
  /** Whether the key may create tickets: an empty one is refused either way, for its fields or for the right. Nothing is created. */
  checkCreateRight(): Promise<AppResult<null>>;
  listAgents(): Promise<AppResult<z.infer<typeof AgentRow>[]>>;
  listDepartments(): Promise<AppResult<z.infer<typeof DepartmentRow>[]>>;
}

/** Deskpro's REST API v2, as far as this extension calls it. */
export function createClient(http: Http): DeskproClient {
  const list = async <T>(resource: string, row: z.ZodMiniType<T>): Promise<AppResult<T[]>> => {
    const rows: T[] = [];
    for (let page = 1; page <= pageLimit; page += 1) {
      const reply = await http({
        method: 'GET',
        path: `${resource}?count=${pageSize}&page=${page}`,
        reply: listOf(row),
      });
      if (!reply.ok) return reply;
      rows.push(...reply.value.data);
      if (page >= (reply.value.meta.pagination?.total_pages ?? 1)) break;
    }
    return ok(rows);
  };

  const listPage = async <T>(path: string, row: z.ZodMiniType<T>): Promise<AppResult<T[]>> =>
    unwrap(await http({ method: 'GET', path, reply: listOf(row) }));

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
    // The documentation prints `tmp`, the official clients call `temp`: only a missing route is reason to try the other.
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
      const path = `blobs/${encodeURIComponent(blobAuthId)}`;
      const reply = unwrap(await http({ method: 'GET', path, reply: StoredBlob }));
      return reply.ok ? ok(!reply.value.is_temp) : reply;
    },
    listTicketsLabelled: (label) =>
      listPage(
        `tickets?order_by=date_created&order_dir=desc&count=10&labels[]=${encodeURIComponent(label)}`,
        TicketRowSchema,
      ),
    listNewestTickets: (page) =>
      listPage(
        `tickets?order_by=date_created&order_dir=desc&count=${pageSize}&page=${page}`,
        TicketRowSchema,
      ),
    listAttachedBlobs: async (ticketId) => {
      const reply = await listPage(`tickets/${ticketId}/attachments?count=${pageSize}`, AttachmentRow);
      return reply.ok ? ok(reply.value.map(({ blob }) => blob.blob_auth)) : reply;
    },
    checkCreateRight: async () => {
      const reply = await http({ method: 'POST', path: 'tickets', body: {}, reply: z.unknown() });
      if (reply.ok || reply.error.code === 'fields-rejected') return ok(null);
      return reply;
    },
    listAgents: () => list('agents', AgentRow),
    listDepartments: () => list('ticket_departments', DepartmentRow),
  };
}

function unwrap<T>(reply: AppResult<{ data: T }>): AppResult<T> {
  return reply.ok ? ok(reply.value.data) : reply;
}
