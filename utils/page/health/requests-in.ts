import { cleanAddress, longestAddress } from './clean-address.ts';
import { memberOf, msOfMember, numberOfMember, readOr, textOfMember } from './foreign-value.ts';
import type { PageTrouble, TroubleKind } from './page-trouble.ts';

/** Returns the troubles of requests. `own` is the page's origin, `shown` the whole addresses of images that are shown. */
export function requestsIn(
  entries: readonly unknown[],
  own: string,
  shown: ReadonlySet<string>,
): PageTrouble[] {
  return entries.flatMap((entry) => readOr([], () => troubleOf(entry, own, shown)));
}

function troubleOf(entry: unknown, own: string, shown: ReadonlySet<string>): PageTrouble[] {
  const status = numberOfMember(entry, 'responseStatus');
  if (status === null || (status > 0 && status < 400)) return [];
  const url = textOfMember(entry, 'name', longestAddress);
  const by = textOfMember(entry, 'initiatorType', 30);
  if (!/^https?:/.test(url) || isIconAskedByItself(url, by)) return [];
  if (status === 0 && (shown.has(url) || !lacksAnswer(entry, by, url.startsWith(`${own}/`)))) return [];
  const address = cleanAddress(url, own);
  return [
    {
      kind: status === 0 ? 'unanswered' : kindOf(by, address.replace(/\?.*$/, '')),
      address,
      statuses: [status],
      what: /^[a-z]+$/.test(by) ? by : '',
      trace: traceOf(entry),
      durationMs: msOfMember(entry, 'duration'),
      count: 1,
    },
  ];
}

/** Whether the browser asked for a site's icon of its own accord. No page misses it. */
function isIconAskedByItself(url: string, by: string): boolean {
  return by === 'other' && /^[^?#]*\/favicon\.ico$/.test(url);
}

/**
 * Whether a request with status 0 may have had no answer. Another site's images, scripts and frames have status 0
 * although they load; parts of a film and beacons have it too.
 */
function lacksAnswer(entry: unknown, by: string, isOwn: boolean): boolean {
  const isEmpty =
    (numberOfMember(entry, 'transferSize') ?? 0) === 0 &&
    (numberOfMember(entry, 'decodedBodySize') ?? 0) === 0;
  if (!isEmpty || /^(?:i?frame|embed|object|video|audio|track|source|beacon)$/.test(by)) return false;
  return isOwn || /^(?:fetch|xmlhttprequest)$/.test(by);
}

function kindOf(by: string, path: string): TroubleKind {
  if (/^(?:fetch|xmlhttprequest|beacon|i?frame|early-hints)$/.test(by)) return 'request';
  if (/\.(?:woff2?|ttf|otf|eot)$/i.test(path)) return 'font';
  if (by === 'script' || /\.m?js$/i.test(path)) return 'script';
  if (/\.css$/i.test(path)) return 'style';
  if (/^(?:video|audio|track)$/.test(by)) return 'media';
  return /^(?:img|image|css|input)$/.test(by) ? 'image' : 'request';
}

/** Returns the server's own name for a request, with which it is found in the server's logs. */
function traceOf(entry: unknown): string {
  const timings = memberOf(entry, 'serverTiming');
  if (!Array.isArray(timings)) return '';
  const ids = timings.slice(0, 20).flatMap((timing) => {
    const isId = /trace|request.?id|correlation|^c?f?-?(?:rid|ray)$/i.test(textOfMember(timing, 'name', 60));
    const id = textOfMember(timing, 'description', 101);
    return isId && /^[\w.:-]{4,100}$/.test(id) ? [id] : [];
  });
  return ids[0] ?? '';
}
