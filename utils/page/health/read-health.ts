import { blockingIn } from './blocking-in.ts';
import { brokenIn, failedFonts } from './broken-in.ts';
import { listOf, msOfMember, numberOfMember, readOr, textOfMember } from './foreign-value.ts';
import { gatherTroubles } from './gather-troubles.ts';
import type { HealthSources } from './health-sources.ts';
import type { PageHealth, PageLoad, PageTrouble } from './page-trouble.ts';
import { reportsIn } from './reports-in.ts';
import { requestsIn } from './requests-in.ts';

/** Nobody reads more. */
const mostTroubles = 30;
/** A browser keeps so many requests of a page, unless the page asks for more. */
const browsersOwnLimit = 250;
/** The newest so many of a longer list are read. */
const mostRequests = 1000;

/** Reads what went wrong on a page from what its browser remembers. A source that throws takes no other with it. */
export function readHealth(sources: HealthSources): PageHealth {
  const { document } = sources;
  const own = readOr('', () => new URL(document.location.href).origin);
  const all = listOf(() => sources.entries('resource'));
  const requests = all.slice(-mostRequests);
  const navigation = listOf(() => sources.entries('navigation'))[0];
  const { troubles, shown } = readOr({ troubles: [], shown: new Set<string>() }, () =>
    brokenIn(document, own),
  );
  const asked = requestsIn(requests, own, shown);
  const found = gatherTroubles([
    ...readOr([], () => pageTrouble(navigation)),
    ...(readOr(true, sources.isOnline) ? [] : [{ ...nothing, kind: 'offline' } as const]),
    ...asked,
    ...troubles,
    ...readOr([], () => fontsWithoutRequest(document, asked)),
    ...reportsIn(listOf(sources.reports), own),
    ...blockingIn(
      listOf(() => sources.buffered('long-animation-frame')),
      own,
    ),
  ]);
  return {
    troubles: found.slice(0, mostTroubles),
    more: Math.max(0, found.length - mostTroubles),
    requests: requests.length,
    isCut: all.length === browsersOwnLimit || all.length > requests.length,
    load: readOr(unknownLoad, () => loadOf(sources, navigation)),
    isControlled: readOr(false, sources.isControlled),
  };
}

const nothing = { address: '', statuses: [], what: '', trace: '', durationMs: null, count: 1 };

function pageTrouble(navigation: unknown): PageTrouble[] {
  const status = numberOfMember(navigation, 'responseStatus') ?? 0;
  return status < 400 ? [] : [{ ...nothing, kind: 'page', statuses: [status] }];
}

/** A font does not tell its address, so it is named only if there are more failed fonts than failed requests for fonts. */
function fontsWithoutRequest(document: Document, asked: readonly PageTrouble[]): PageTrouble[] {
  const failed = failedFonts(document);
  const addresses = new Set(asked.filter(({ kind }) => kind === 'font').map(({ address }) => address));
  return failed.length > addresses.size ? failed : [];
}

const unknownLoad: PageLoad = { answerMs: null, loadedMs: null, paintMs: null, redirects: 0, protocol: '' };

function loadOf(sources: HealthSources, navigation: unknown): PageLoad {
  const paints = listOf(() => sources.buffered('largest-contentful-paint'));
  const protocol = textOfMember(navigation, 'nextHopProtocol', 12);
  return {
    answerMs: msOfMember(navigation, 'responseStart'),
    loadedMs: msOfMember(navigation, 'loadEventEnd'),
    paintMs: readOr(null, () => msOfMember(paints.at(-1), 'startTime')),
    redirects: Math.max(0, Math.round(numberOfMember(navigation, 'redirectCount') ?? 0)),
    protocol: /^[\w./-]+$/.test(protocol) ? protocol : '',
  };
}
