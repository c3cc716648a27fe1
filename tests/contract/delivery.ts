import { PNG } from 'pngjs';
import { vi } from 'vitest';
import type { Attachment, Capture, CaptureId, Stage, Target } from '../../utils/captures/capture.ts';
import { defaultPreferences, type Preferences } from '../../utils/captures/preferences.ts';
import { addCapture, deleteCapture, getCapture, listCaptures } from '../../utils/captures/store.ts';
import { createClient } from '../../utils/deskpro/client.ts';
import { connect } from '../../utils/deskpro/connect.ts';
import type { ConnectionSummary } from '../../utils/deskpro/connection.ts';
import { overhear } from '../../utils/deskpro/helpdesk-clock.ts';
import type { Http } from '../../utils/deskpro/http.ts';
import type { AppResult } from '../../utils/errors.ts';
import type { Line } from '../../utils/outbox/courier.ts';
import { enqueue } from '../../utils/outbox/enqueue.ts';
import { err, ok } from '../../utils/result.ts';
import type { Helpdesk } from '../helpdesk/helpdesk.ts';
import { call, newTicket } from '../helpdesk/testing.ts';
import { makeAttachment, makeCapture } from '../unit/make-capture.ts';
import { httpFor } from './wire.ts';

export const png = PNG.sync.write(new PNG({ width: 640, height: 360 }));
export const screenshot = () => makeAttachment({ size: png.length, width: 640, height: 360 });
export const image = () => makeAttachment({ kind: 'image', filename: 'logo 1.png', size: png.length });

interface Connection {
  openLine: () => Promise<AppResult<Line>>;
  /** The summary that the options page would store. */
  summary(): ConnectionSummary;
}

interface ConnectionOptions extends Partial<Preferences> {
  /** Wraps the HTTP client. */
  through?: (http: Http) => Http;
}

/** Connects as the options page does, and clears the recorded requests of connecting. */
export async function connected(
  helpdesk: Helpdesk,
  { through = (http) => http, ...preferences }: ConnectionOptions = {},
): Promise<Connection> {
  const made = await connect(helpdesk.url, helpdesk.apiKey, httpFor);
  if (!made.ok) throw new Error(made.error.code);
  helpdesk.clearRequests();
  const overheard = overhear((url, init) => fetch(url, init));
  const { baseUrl } = made.value.connection;
  const http = httpFor(baseUrl, helpdesk.apiKey, undefined, overheard.fetch);
  const client = createClient(through(http));
  let { connection } = made.value;
  let pausedUntil = 0;
  return {
    summary: () => connection,
    openLine: async () => {
      if (pausedUntil > Date.now()) {
        return err({ code: 'rate-limited', host: connection.host, retryAt: pausedUntil });
      }
      return ok({
        client,
        connection,
        helpdeskTime: overheard.time,
        options: { ...defaultPreferences, ...preferences },
        rememberUploadPath: async (uploadPath) => {
          connection = { ...connection, uploadPath };
        },
        pauseUntil: async (time) => {
          pausedUntil = time;
        },
      });
    },
  };
}

/** Stores a capture with real bytes for each attachment, and queues it for that helpdesk. */
export async function queued(
  helpdesk: Pick<Helpdesk, 'url'>,
  more: Parameters<typeof makeCapture>[0] = {},
): Promise<CaptureId> {
  const { id } = await stored(more);
  await enqueue(id, helpdesk.url);
  return id;
}

/** Creates a ticket of somebody else's, to add a message to. Clears the recorded request that created it. */
export async function theirTicket(helpdesk: Helpdesk, more: Partial<Target> = {}): Promise<Target> {
  await call(helpdesk, 'POST', '/tickets', { json: newTicket({ subject: more.subject ?? 'Theirs' }) });
  helpdesk.clearRequests();
  const { id, ref, subject } = helpdesk.tickets().at(-1) ?? { id: 0, ref: '', subject: '' };
  return { helpdesk: helpdesk.url, id, ref, subject, isReply: false, ...more };
}

/** Stores the given capture, with real bytes for each attachment. */
export async function stored(more: Parameters<typeof makeCapture>[0] = {}): Promise<Capture> {
  const capture = makeCapture(more);
  const bytes = (): Blob => new Blob([new Uint8Array(png)], { type: 'image/png' });
  await addCapture(capture, new Map(capture.attachments.map(({ id }: Attachment) => [id, bytes()])));
  return capture;
}

/** Replaces the time limits of all requests: they are reached when the test calls `reach`, and not before. */
export function holdTimeouts(): { reach: () => void } {
  const limits: AbortController[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const limit = new AbortController();
    limits.push(limit);
    return limit.signal;
  });
  return { reach: () => limits.at(-1)?.abort(new DOMException('', 'TimeoutError')) };
}

export const stageOf = async (id: CaptureId): Promise<Stage | undefined> => (await getCapture(id))?.stage;

/** Moves the clock to the time at which a waiting capture is due. Throws if the capture does not wait. */
export async function whenDue(id: CaptureId): Promise<void> {
  const stage = await stageOf(id);
  if (stage?.name !== 'waiting') throw new Error(`It is ${stage?.name}`);
  vi.setSystemTime(stage.retryAt);
}

/** Deletes all captures in the outbox, so that the next test starts with an empty one. */
export async function emptyOutbox(): Promise<void> {
  const stages = ['queued', 'uploading', 'creating', 'waiting', 'blocked'] as const;
  for (const stage of stages) for (const { id } of await listCaptures(stage)) await deleteCapture(id);
}
