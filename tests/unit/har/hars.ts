import { z } from 'zod';
import { type CleanedHar, cleanHar } from '../../../utils/har/clean-har.ts';

interface EntryParts {
  request?: object;
  response?: object;
  pageref?: string;
  comment?: string;
}

/** Returns a request as a browser writes it, changed as a test needs it. */
export function entryOf({ request, response, ...more }: EntryParts) {
  return {
    startedDateTime: '2026-11-23T12:00:00.000Z',
    time: 50,
    request: {
      method: 'GET',
      url: 'https://shop.example/basket',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [],
      queryString: [],
      headersSize: 100,
      bodySize: 0,
      ...request,
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: [],
      content: { size: 0, mimeType: 'text/html' },
      redirectURL: '',
      headersSize: 100,
      bodySize: 0,
      ...response,
    },
    cache: {},
    timings: { send: 1, wait: 40, receive: 9 },
    ...more,
  };
}

/** Returns a HAR of these requests. An object with `pages` adds pages. */
export function harOf(...parts: object[]): object {
  const pages = parts.flatMap((part) =>
    'pages' in part && Array.isArray(part.pages) ? [part.pages] : [],
  )[0];
  return {
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      ...(pages !== undefined && { pages }),
      entries: parts.filter((part) => !('pages' in part)),
    },
  };
}

type Content = object | string | Uint8Array<ArrayBuffer>;

export function fileOf(content: Content, name = 'shop.har'): File {
  const part =
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  return new File([part], name);
}

export async function cleanedHar(content: Content, words: readonly string[] = []): Promise<CleanedHar> {
  const outcome = await cleanHar(fileOf(content), words);
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.value;
}

export async function cleanedText(content: Content): Promise<string> {
  return (await cleanedHar(content)).blob.text();
}

export async function removedFrom(content: Content) {
  return (await cleanedHar(content)).cleaned;
}

const date = z.iso.datetime({ offset: true });
const size = z.int().min(-1);
const time = z.number().min(-1);
const header = z.strictObject({ name: z.string().min(1), value: z.string() });
const none = z.tuple([]);
const program = z.strictObject({ name: z.string(), version: z.string() });

/** HAR 1.2 with the members that may leave, and no others. */
const HarFile = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: program,
    browser: program.optional(),
    pages: z.array(
      z.strictObject({
        startedDateTime: date,
        id: z.string(),
        title: z.string(),
        pageTimings: z.strictObject({ onContentLoad: time, onLoad: time }),
      }),
    ),
    entries: z.array(
      z.strictObject({
        pageref: z.string().optional(),
        startedDateTime: date,
        time: z.number().min(0),
        request: z.strictObject({
          method: z.string(),
          url: z.string(),
          httpVersion: z.string(),
          cookies: none,
          headers: z.array(header),
          queryString: none,
          headersSize: size,
          bodySize: size,
        }),
        response: z.strictObject({
          status: z.int(),
          statusText: z.string(),
          httpVersion: z.string(),
          cookies: none,
          headers: z.array(header),
          content: z.strictObject({ size: z.int().min(0), mimeType: z.string() }),
          redirectURL: z.literal(''),
          headersSize: size,
          bodySize: size,
        }),
        cache: z.strictObject({}),
        timings: z
          .strictObject({
            blocked: time,
            dns: time,
            connect: time,
            ssl: time,
            send: time,
            wait: time,
            receive: time,
          })
          .partial({ blocked: true, dns: true, connect: true, ssl: true }),
      }),
    ),
  }),
});
export type HarLog = z.infer<typeof HarFile>['log'];

/** Parses a cleaned file as a viewer does. Throws if it is no valid HAR 1.2. */
export function parseHar(text: string): HarLog {
  return HarFile.parse(JSON.parse(text)).log;
}

export async function cleanedLog(content: Content): Promise<HarLog> {
  return parseHar(await cleanedText(content));
}
