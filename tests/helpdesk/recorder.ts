import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { PartSummary, RecordedRequest } from './types.ts';

export interface Recorder {
  readonly requests: RecordedRequest[];
  /** Records the request as soon as its head has arrived. The rest of the record is added later. */
  begin(incoming: IncomingMessage, url: URL): RecordedRequest;
}

export function createRecorder(): Recorder {
  const requests: RecordedRequest[] = [];
  const connections = new WeakMap<Socket, number>();
  let connectionCount = 0;
  return {
    requests,
    begin(incoming, url) {
      const known = connections.get(incoming.socket);
      const connection = known ?? ++connectionCount;
      connections.set(incoming.socket, connection);
      const record: RecordedRequest = {
        method: incoming.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: Object.fromEntries(
          Object.entries(incoming.headers).map(([name, value]) => [name, String(value ?? '')]),
        ),
        status: undefined,
        bodySize: 0,
        json: undefined,
        parts: undefined,
        fault: undefined,
        connection,
        reused: known !== undefined,
        at: new Date().toISOString(),
      };
      requests.push(record);
      return record;
    },
  };
}

/** Adds the body's contents to the record. A body that does not match its type stays `undefined`. */
export async function describeBody(record: RecordedRequest, body: ArrayBuffer): Promise<void> {
  record.bodySize = body.byteLength;
  const type = record.headers['content-type'] ?? '';
  if (type.includes('json')) record.json = parseJson(body);
  if (type.startsWith('multipart/')) record.parts = await summarise(body, type);
}

function parseJson(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    // The recorder never refuses a request; the API does.
    return undefined;
  }
}

async function summarise(body: ArrayBuffer, type: string): Promise<PartSummary[] | undefined> {
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData();
    return [...form].map(([name, value]) =>
      typeof value === 'string'
        ? { name, filename: undefined, contentType: undefined, size: Buffer.byteLength(value) }
        : { name, filename: value.name, contentType: value.type, size: value.size },
    );
  } catch {
    // The recorder never refuses a request; the API does.
    return undefined;
  }
}
