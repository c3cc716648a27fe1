import type { Cleaned } from '../captures/cleaned.ts';
import { err, ok, type Result } from '../result.ts';
import { cleanEntry, type HarEntry } from './clean-entry.ts';
import { HarReader, isReadList, type ReadObject, type Shape } from './har-reader.ts';
import { dateOf, objectOf, timeOf } from './har-values.ts';
import { createHarWords, type HarWords } from './har-words.ts';
import { JsonScanner } from './json-scanner.ts';

export interface CleanedHar {
  blob: Blob;
  cleaned: Cleaned;
}

/** `other`: the file is something else. `damaged`: the file begins like a HAR, but is cut off or has no requests. */
export type HarFault = 'other' | 'damaged';

/** The most requests that stay, so that a file of empty ones does not grow a hundredfold. */
const mostEntries = 20_000;
const mostPages = 1000;
const mostHeaders = 500;

const headers: Shape = { items: { members: { name: 'value', value: 'value' } }, most: mostHeaders };
const sizes = {
  headers,
  cookies: 'count',
  headersSize: 'value',
  bodySize: 'value',
  httpVersion: 'value',
} as const;
const entry: Shape = {
  members: {
    pageref: 'value',
    startedDateTime: 'value',
    time: 'value',
    request: {
      members: {
        ...sizes,
        method: 'value',
        url: 'value',
        postData: { members: { text: 'filled', params: 'count' } },
      },
    },
    response: {
      members: {
        ...sizes,
        status: 'value',
        statusText: 'value',
        content: { members: { size: 'value', mimeType: 'value', text: 'filled' } },
      },
    },
    timings: {
      members: {
        blocked: 'value',
        dns: 'value',
        connect: 'value',
        ssl: 'value',
        send: 'value',
        wait: 'value',
        receive: 'value',
      },
    },
    _webSocketMessages: 'count',
  },
};
const program: Shape = { members: { name: 'value', version: 'value' } };
const page: Shape = {
  members: {
    startedDateTime: 'value',
    id: 'value',
    title: 'value',
    pageTimings: { members: { onContentLoad: 'value', onLoad: 'value' } },
  },
};

/**
 * Returns a HAR file with nothing but what is known to be harmless. The file is read piece by piece, and no more of it
 * is kept in memory than what stays. `words` are the person's own words to hide. Rejects if the file cannot be read.
 */
export async function cleanHar(file: Blob, words: readonly string[]): Promise<Result<CleanedHar, HarFault>> {
  const judge = createHarWords(words);
  const cleaned: Cleaned = {
    requests: 0,
    moreRequests: 0,
    headers: 0,
    cookies: 0,
    bodies: 0,
    queryValues: 0,
    words: 0,
  };
  const entries: { page: string; entry: HarEntry }[] = [];
  const take = (read: unknown): void => {
    const one = entries.length < mostEntries ? cleanEntry(read, judge, cleaned) : null;
    if (one === null) cleaned.moreRequests += 1;
    else entries.push({ page: pageIdOf(objectOf(read)?.get('pageref')), entry: one });
  };
  const reader = new HarReader({
    members: {
      log: {
        members: {
          creator: program,
          browser: program,
          pages: { items: page, most: mostPages },
          entries: { items: entry, most: Number.POSITIVE_INFINITY, take },
        },
      },
    },
  });
  const scanner = new JsonScanner(reader);
  try {
    await eachPiece(file, (piece) => scanner.read(piece));
    scanner.end();
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return err(reader.hasBegun('log') ? 'damaged' : 'other');
  }
  const log = objectOf(objectOf(reader.root)?.get('log'));
  if (log === null) return err('other');
  if (!isReadList(log.get('entries'))) return err('damaged');
  const text = writeHar(log, entries, judge);
  cleaned.words = judge.hidden();
  return ok({ blob: new Blob(text, { type: 'application/json' }), cleaned });
}

/** Reads a text in the encoding that its first bytes tell. */
async function eachPiece(file: Blob, read: (piece: string) => void): Promise<void> {
  const decoder = new TextDecoder(encodingOf(new Uint8Array(await file.slice(0, 4).arrayBuffer())));
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read())
    read(decoder.decode(part.value, { stream: true }));
  read(decoder.decode());
}

function encodingOf([first = 1, second = 1]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || first === 0 ? 'utf-16be' : 'utf-8';
}

/** Returns the pieces of the cleaned file's text. */
function writeHar(
  log: ReadObject,
  entries: readonly { page: string; entry: HarEntry }[],
  words: HarWords,
): string[] {
  const first = entries.find(({ entry: { startedDateTime } }) => startedDateTime !== '');
  const begin = first?.entry.startedDateTime ?? new Date(0).toISOString();
  const ids = new Map<string, string>();
  const read = log.get('pages');
  const pages = (isReadList(read) ? read.items : []).flatMap((item) => {
    const one = objectOf(item);
    const name = pageIdOf(one?.get('id'));
    if (one === null || name === '' || ids.has(name)) return [];
    const id = `page_${ids.size + 1}`;
    ids.set(name, id);
    const timings = objectOf(one.get('pageTimings'));
    return {
      startedDateTime: dateOf(one.get('startedDateTime')) || begin,
      id,
      title: words.text(one.get('title')),
      pageTimings: {
        onContentLoad: timeOf(timings?.get('onContentLoad')),
        onLoad: timeOf(timings?.get('onLoad')),
      },
    };
  });
  const browser = objectOf(log.get('browser'));
  const head = {
    version: '1.2',
    creator: programOf(objectOf(log.get('creator')), words),
    ...(browser !== null && { browser: programOf(browser, words) }),
    pages,
  };
  const lines = entries.map(({ page: name, entry: one }) => {
    const pageref = ids.get(name);
    const startedDateTime = one.startedDateTime || begin;
    return JSON.stringify({ ...(pageref !== undefined && { pageref }), ...one, startedDateTime });
  });
  const body = lines.map((line, at) => (at < lines.length - 1 ? `${line},\n` : line));
  return [`{"log":${JSON.stringify(head).slice(0, -1)},"entries":[\n`, ...body, '\n]}}\n'];
}

function programOf(read: ReadObject | null, words: HarWords): { name: string; version: string } {
  return { name: words.text(read?.get('name')), version: words.text(read?.get('version')) };
}

function pageIdOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
