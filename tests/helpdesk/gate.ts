import type { IncomingMessage, ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { htmlError } from './api/html-error.ts';
import { applyStrike, type Outcome } from './faults/apply-effect.ts';
import type { FaultBook } from './faults/fault-book.ts';
import { describeBody, type Recorder } from './recorder.ts';
import type { RecordedRequest, Switches } from './types.ts';

export interface Connection {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

export interface GateOptions {
  pathPrefix: string;
  switches: Switches;
  recorder: Recorder;
  faults: FaultBook;
  closing: AbortSignal;
  /** Answers as the helpdesk itself; sees paths without the prefix. */
  serve(request: Request): Promise<Response>;
}

/**
 * Creates the handler of all requests: it records the request, applies a fault if one strikes, and only then asks the
 * helpdesk.
 */
export function createGate(
  options: GateOptions,
): (request: Request, connection: Connection) => Promise<Response> {
  const { pathPrefix, switches, recorder, faults, closing, serve } = options;

  return async (request, { incoming, outgoing }) => {
    const url = new URL(request.url);
    const isInside = url.pathname === pathPrefix || url.pathname.startsWith(`${pathPrefix}/`);
    if (isInside) url.pathname = url.pathname.slice(pathPrefix.length) || '/';
    const record = recorder.begin(incoming, url);

    const body = await receive(request);
    if (!body) return RESPONSE_ALREADY_SENT;
    await describeBody(record, body);
    if (!isInside) return send(record, { kind: 'reply', response: htmlError(404) });

    const strike = faults.strike(record.method, url.pathname);
    record.fault = strike?.effect.kind;
    const forward = async (passed: Request) =>
      body.byteLength > switches.maxRequestBytes ? htmlError(413) : serve(passed);
    const rebuilt = rebuild(request, url, body);
    return send(record, await applyStrike(strike, { request: rebuilt, forward, closing }));

    async function send(entry: RecordedRequest, outcome: Outcome): Promise<Response> {
      if (outcome.kind === 'cut') {
        incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      const response = withHeaders(outcome.response, switches);
      if (outcome.kind === 'cut-mid-reply') return sendHalf(response, outgoing);
      entry.status = response.status;
      return response;
    }
  };
}

/** Returns the whole body, or `undefined` if the client disconnected while sending it. */
async function receive(request: Request): Promise<ArrayBuffer | undefined> {
  try {
    return await request.arrayBuffer();
  } catch {
    // Nobody is left to answer, and rightly nothing is carried out.
    return undefined;
  }
}

function rebuild(request: Request, url: URL, body: ArrayBuffer): Request {
  const { method, headers } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers, ...(hasBody ? { body } : {}) });
}

function withHeaders(response: Response, switches: Switches): Response {
  const headers = new Headers(response.headers);
  headers.set('date', new Date(Date.now() + switches.clockSkewSeconds * 1000).toUTCString());
  headers.set('server', 'nginx');
  if (!switches.keepAlive) headers.set('connection', 'close');
  return new Response(response.body, { status: response.status, headers });
}

/** Sends a reply that promises its whole length and breaks off in the middle. */
async function sendHalf(response: Response, outgoing: ServerResponse): Promise<Response> {
  const body = Buffer.from(await response.arrayBuffer());
  const headers = { ...Object.fromEntries(response.headers), 'content-length': String(body.length + 1) };
  outgoing.writeHead(response.status, headers);
  outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}
