import type { Cleaned } from '../captures/cleaned.ts';
import { isReadList, type ReadObject } from './har-reader.ts';
import { cleanMimeType, count, dateOf, numberOf, objectOf, statusOf, timeOf } from './har-values.ts';
import type { HarWords } from './har-words.ts';

/** The headers that stay. A value of any other header may be a secret. */
const keptHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'cache-control',
  'content-length',
  'content-type',
  'etag',
  'retry-after',
  'server-timing',
  'traceparent',
  'x-correlation-id',
  'x-request-id',
]);

/** Numbers by which a server's own log is searched. */
const ids: ReadonlySet<string> = new Set(['etag', 'traceparent', 'x-correlation-id', 'x-request-id']);

interface HarHeader {
  name: string;
  value: string;
}

/** A request as HAR 1.2 wants it. Sizes in bytes, times in milliseconds; -1 is unknown. */
export interface HarEntry {
  pageref?: string;
  startedDateTime: string;
  time: number;
  request: {
    method: string;
    url: string;
    httpVersion: string;
    cookies: [];
    headers: HarHeader[];
    queryString: [];
    headersSize: number;
    bodySize: number;
  };
  response: {
    status: number;
    statusText: string;
    httpVersion: string;
    cookies: [];
    headers: HarHeader[];
    content: { size: number; mimeType: string };
    redirectURL: '';
    headersSize: number;
    bodySize: number;
  };
  cache: Record<string, never>;
  timings: Record<string, number>;
}

const requiredTimings = ['send', 'wait', 'receive'];
const otherTimings = ['blocked', 'dns', 'connect', 'ssl'];

/** Returns what may leave of a request, and adds what it loses to `cleaned`. Null if it is no request. */
export function cleanEntry(read: unknown, words: HarWords, cleaned: Cleaned): HarEntry | null {
  const entry = objectOf(read);
  const request = objectOf(entry?.get('request'));
  if (!entry || !request) return null;
  const response = objectOf(entry.get('response')) ?? new Map();
  const content = objectOf(response.get('content')) ?? new Map();
  const postData = objectOf(request.get('postData'));
  const { url, values } = words.address(request.get('url'));
  cleaned.requests += 1;
  cleaned.cookies += count(request.get('cookies')) + count(response.get('cookies'));
  cleaned.bodies += Number(count(postData?.get('text')) + count(postData?.get('params')) > 0);
  cleaned.bodies += count(content.get('text')) + count(entry.get('_webSocketMessages'));
  cleaned.queryValues += values;
  const timings = objectOf(entry.get('timings'));
  const parts = [...requiredTimings, ...otherTimings.filter((name) => timings?.has(name))];
  const times = Object.fromEntries(parts.map((name) => [name, timeOf(timings?.get(name))]));
  const known = Object.entries(times).flatMap(([name, time]) => (name === 'ssl' || time < 0 ? [] : [time]));
  const time = timeOf(entry.get('time'));
  return {
    startedDateTime: dateOf(entry.get('startedDateTime')),
    time: time < 0 ? Math.round(known.reduce((sum, one) => sum + one, 0)) : time,
    request: {
      method: tokenOf(request.get('method'), words),
      url,
      httpVersion: tokenOf(request.get('httpVersion'), words),
      cookies: [],
      headers: cleanHeaders(request.get('headers'), words, cleaned),
      queryString: [],
      headersSize: numberOf(request.get('headersSize')),
      bodySize: numberOf(request.get('bodySize')),
    },
    response: {
      status: statusOf(response.get('status')),
      statusText: words.text(response.get('statusText')),
      httpVersion: tokenOf(response.get('httpVersion'), words),
      cookies: [],
      headers: cleanHeaders(response.get('headers'), words, cleaned),
      content: {
        size: Math.max(0, numberOf(content.get('size'))),
        mimeType: words.text(cleanMimeType(content.get('mimeType'))),
      },
      redirectURL: '',
      headersSize: numberOf(response.get('headersSize')),
      bodySize: numberOf(response.get('bodySize')),
    },
    cache: {},
    timings: times,
  };
}

function cleanHeaders(read: unknown, words: HarWords, cleaned: Cleaned): HarHeader[] {
  if (!isReadList(read)) return [];
  cleaned.headers += read.more;
  return read.items.flatMap((item) => {
    const header: ReadObject = objectOf(item) ?? new Map();
    const written = header.get('name');
    const name = typeof written === 'string' ? written.trim().toLowerCase() : '';
    const value = header.get('value');
    if (!keptHeaders.has(name) || typeof value !== 'string') {
      cleaned.headers += 1;
      return [];
    }
    if (ids.has(name)) return [{ name, value: words.id(value) }];
    return [{ name, value: words.text(name === 'content-type' ? cleanMimeType(value) : value) }];
  });
}

/** Returns a method or a version of HTTP; empty if it is written as none. */
function tokenOf(value: unknown, words: HarWords): string {
  return typeof value === 'string' && /^[\w./-]{1,20}$/.test(value) ? words.text(value) : '';
}
