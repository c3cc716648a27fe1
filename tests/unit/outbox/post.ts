import type { Capture } from '../../../utils/captures/capture.ts';
import { defaultPreferences } from '../../../utils/captures/preferences.ts';
import { addCapture, getCapture } from '../../../utils/captures/store.ts';
import type { DeskproClient, NewTicket, TicketRow } from '../../../utils/deskpro/client.ts';
import type { ConnectionSummary } from '../../../utils/deskpro/connection.ts';
import type { AppResult } from '../../../utils/errors.ts';
import type { Line } from '../../../utils/outbox/courier.ts';
import { ok } from '../../../utils/result.ts';
import { makeAttachment, makeCapture } from '../make-capture.ts';

export const host = 'desk.example.com';
export const connection: ConnectionSummary = {
  helpdeskName: host,
  host,
  baseUrl: `https://${host}`,
  person: { id: 1, name: 'Ana', email: 'ana@desk.example' },
  uploadPath: 'temp',
};

type UploadAnswer = Awaited<ReturnType<DeskproClient['uploadBlob']>>;
type CreateAnswer = Awaited<ReturnType<DeskproClient['createTicket']>>;

export interface Post {
  uploads: { filename: string; path: string; text: string }[];
  tickets: NewTicket[];
  remembered: string[];
  pauses: number[];
  /** The ticket that look-ups find. */
  found: { id: number; subject: string; blobs: string[] } | null;
  /** The stored row at the time of each request. */
  rows: (Capture | null)[];
  openLine: () => Promise<AppResult<Line>>;
}

interface PostOptions {
  id: Capture['id'];
  upload?: (count: number) => UploadAnswer | Promise<UploadAnswer>;
  create?: () => CreateAnswer | Promise<CreateAnswer>;
}

export const taken = (blobAuth: string, path: 'temp' | 'tmp' = 'temp'): UploadAnswer =>
  ok({ blobAuth, blobAuthId: `1-${blobAuth}`, path });

const rowOf = ({ id, subject }: { id: number; subject: string }): TicketRow => ({
  id,
  ref: 'SDST-7',
  subject,
  status: 'awaiting_agent',
  date_created: new Date().toISOString(),
  date_last_agent_reply: '',
  has_attachments: true,
});

/** Creates a helpdesk in memory that records what it is sent. */
export function createPost({ id, upload, create }: PostOptions): Post {
  const unused = () => Promise.reject(new Error('not part of a delivery'));
  const post: Post = {
    uploads: [],
    tickets: [],
    remembered: [],
    pauses: [],
    found: null,
    rows: [],
    openLine: async () =>
      ok({
        connection,
        helpdeskTime: () => null,
        options: defaultPreferences,
        rememberUploadPath: async (path) => void post.remembered.push(path),
        pauseUntil: async (time) => void post.pauses.push(time),
        client: {
          discover: unused,
          me: unused,
          checkCreateRight: unused,
          getMany: unused,
          getTicket: unused,
          updateTicket: unused,
          searchTickets: unused,
          addMessage: unused,
          listMessages: unused,
          getTickets: unused,
          readReply: unused,
          isBlobAttached: async () => ok(post.found !== null),
          listTicketsLabelled: async () => ok([]),
          listNewestTickets: async () => ok(post.found === null ? [] : [rowOf(post.found)]),
          listAttachedBlobs: async () => ok(post.found?.blobs ?? []),
          async uploadBlob(file, filename, path) {
            post.rows.push(await getCapture(id));
            post.uploads.push({ filename, path, text: await file.text() });
            return upload?.(post.uploads.length) ?? taken(`AUTH${post.uploads.length}`, path);
          },
          async createTicket(ticket) {
            post.rows.push(await getCapture(id));
            post.tickets.push(ticket);
            return create?.() ?? ok({ id: 12, ref: 'SDST-1' });
          },
        },
      }),
  };
  return post;
}

const pictureOf = (attachment: { filename: string }) =>
  new Blob([attachment.filename], { type: 'image/png' });

export async function stored(more: Parameters<typeof makeCapture>[0] = {}): Promise<Capture> {
  const capture = makeCapture({ stage: { name: 'queued', at: 1 }, ...more });
  await addCapture(capture, new Map(capture.attachments.map((one) => [one.id, pictureOf(one)])));
  return capture;
}

export const twoPictures = () => [
  makeAttachment({ filename: 'one.png' }),
  makeAttachment({ filename: 'two.png' }),
];
export const blobAuths = (row: Capture | null | undefined) =>
  row?.attachments.map(({ blobAuth }) => blobAuth);
