import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer as createHttpServer, IncomingMessage, type Server, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { agentPageRoutes } from './agent-page/agent-page-routes.ts';
import { createApi } from './api/api.ts';
import type { Faults } from './faults/fault.ts';
import { createFaultBook } from './faults/fault-book.ts';
import { createGate } from './gate.ts';
import { createRecorder } from './recorder.ts';
import { addSampleTickets } from './seed/sample-tickets.ts';
import { seed } from './seed/seed.ts';
import { type Admin, createAdmin } from './store/admin.ts';
import { blobFolder, dropTempBlobs, readBlob } from './store/blobs.ts';
import { openDatabase } from './store/database.ts';
import { type Keys, listKeys } from './store/keys.ts';
import { overviewOfAgents, overviewOfBlobs, overviewOfTickets } from './store/overview.ts';
import type {
  AgentSummary,
  HelpdeskOptions,
  RecordedRequest,
  StoredBlob,
  Switches,
  Ticket,
} from './types.ts';
import type { World } from './world.ts';

export interface Helpdesk {
  /** `http://127.0.0.1:PORT` and the path prefix; no trailing slash. */
  url: string;
  /** `keys.full`. */
  apiKey: string;
  keys: Keys;
  /** Every request since the start or since the last `clearRequests()`, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** The requests below `/api/`. */
  apiRequests(): RecordedRequest[];
  clearRequests(): void;
  faults: Faults;
  switches: Switches;
  admin: Admin;
  /** Oldest first. */
  tickets(): Ticket[];
  blobs(): StoredBlob[];
  blobBytes(blobAuth: string): Promise<Buffer>;
  /** All agents by id, including disabled and deleted ones. */
  agents(): AgentSummary[];
  /** Deletes the blobs that no ticket holds, as a helpdesk does after a while. Returns how many. */
  dropTempBlobs(): number;
  /** Moves the helpdesk's clock, for the duplicate window and the search lag. */
  advanceClock(seconds: number): void;
  /** Cuts open connections, closes the port and removes a temporary data folder. */
  close(): Promise<void>;
}

const defaultSwitches: Switches = {
  uploads: 'both',
  stringBlobId: false,
  emptyAsArray: false,
  dupeWindowSeconds: 30,
  maxBlobBytes: 100 * 1024 * 1024,
  maxRequestBytes: 256 * 1024 * 1024,
  clockSkewSeconds: 0,
  keepAlive: true,
  namesExtraFields: false,
  searchLagSeconds: 0,
};

/** Starts a new helpdesk on 127.0.0.1 with its own people, keys and data. Rejects if the port is taken. */
export async function startHelpdesk(options: HelpdeskOptions = {}): Promise<Helpdesk> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'helpdesk-'));
  mkdirSync(dataDir, { recursive: true });
  blobFolder(dataDir);
  const db = openDatabase(path.join(dataDir, 'helpdesk.sqlite'));
  const isNew = db.count('people') === 0;
  if (isNew) seed(db, { agents: options.agents ?? 40, requiredField: options.requiredField ?? false });

  const switches = readSwitches(options);
  const pathPrefix = normalisePrefix(options.pathPrefix ?? '');
  let advancedMs = 0;
  let url = '';
  const world: World = {
    db,
    dataDir,
    switches,
    now: () => Date.now() + advancedMs + switches.clockSkewSeconds * 1000,
    url: () => url,
    canonicalUrl: () => (options.baseUrlOverride ?? url).replace(/\/+$/, ''),
  };

  const api = createApi(world);
  const pages = agentPageRoutes(world);
  const recorder = createRecorder();
  const faults = createFaultBook();
  const closing = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const gate = createGate({
    pathPrefix,
    switches,
    recorder,
    faults,
    closing: closing.signal,
    serve: async (request) =>
      (new URL(request.url).pathname.startsWith('/api/') ? api : pages).fetch(request),
  });
  const server = createServer(options, (request, connection) => track(underWay, gate(request, connection)));
  const discard = () => {
    db.close();
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  const port = await listen(server, options.port ?? 0).catch((error: unknown) => {
    discard();
    throw error;
  });
  url = `${options.tls ? 'https' : 'http'}://${options.hostname ?? '127.0.0.1'}:${port}${pathPrefix}`;
  if (isNew) addSampleTickets(world, options.sampleTickets ?? 0);

  let isClosed = false;
  const keys = listKeys(db);
  return {
    url,
    apiKey: keys.full,
    keys,
    requests: recorder.requests,
    apiRequests: () => recorder.requests.filter((request) => request.path.startsWith('/api/')),
    clearRequests: () => void recorder.requests.splice(0),
    faults,
    switches,
    admin: createAdmin(db),
    tickets: () => overviewOfTickets(world),
    blobs: () => overviewOfBlobs(world),
    blobBytes: (blobAuth) => readBlob(world, blobAuth),
    agents: () => overviewOfAgents(world),
    dropTempBlobs: () => dropTempBlobs(world),
    advanceClock(seconds) {
      advancedMs += seconds * 1000;
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      closing.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.allSettled([...underWay, closed]);
      discard();
    },
  };
}

function readSwitches(options: HelpdeskOptions): Switches {
  const given = Object.entries(options).filter(
    ([name, value]) => name in defaultSwitches && value !== undefined,
  );
  return { ...defaultSwitches, ...Object.fromEntries(given) };
}

/** Returns `/support` for both `support/` and `/support`. An empty prefix stays an empty string. */
function normalisePrefix(prefix: string): string {
  const bare = prefix.replaceAll(/^\/+|\/+$/g, '');
  return bare === '' ? '' : `/${bare}`;
}

type RequestHandler = Parameters<typeof getRequestListener>[0];
type Gate = ReturnType<typeof createGate>;

function createServer({ tls }: HelpdeskOptions, gate: Gate): Server {
  const handle: RequestHandler = (request, { incoming, outgoing }) => {
    // This file creates only HTTP/1 servers, but the library's types also allow HTTP/2.
    if (!(incoming instanceof IncomingMessage && outgoing instanceof ServerResponse))
      throw new TypeError('Not HTTP/1.');
    return gate(request, { incoming, outgoing });
  };
  const listener = getRequestListener(handle, { overrideGlobalObjects: false });
  const server = tls ? createHttpsServer(tls, listener) : createHttpServer(listener);
  // With a timeout, connections between two tests would depend on timing.
  server.keepAliveTimeout = 0;
  return server;
}

function track<T>(underWay: Set<Promise<unknown>>, work: Promise<T>): Promise<T> {
  underWay.add(work);
  const forget = () => void underWay.delete(work);
  work.then(forget, forget);
  return work;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

export type { Effect } from './faults/fault.ts';
export type { HelpdeskOptions } from './types.ts';
