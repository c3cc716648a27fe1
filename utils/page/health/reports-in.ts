import { cleanAddress, isOfExtension, longestAddress } from './clean-address.ts';
import { memberOf, numberOfMember, readOr, textOfMember } from './foreign-value.ts';
import type { PageTrouble } from './page-trouble.ts';

const longestMessage = 160;
const longestRead = 600;
const mostReports = 200;

/** Returns what the browser refused or warned of by itself. `own` is the page's origin. */
export function reportsIn(reports: readonly unknown[], own: string): PageTrouble[] {
  return reports.slice(0, mostReports).flatMap((report) => readOr([], () => troubleOf(report, own)));
}

function troubleOf(report: unknown, own: string): PageTrouble[] {
  const body = memberOf(report, 'body');
  const type = memberOf(report, 'type');
  const source = textOfMember(body, 'sourceFile', longestAddress);
  if (isOfExtension(source)) return [];
  const trouble = { statuses: [], trace: '', durationMs: null, count: 1 };
  if (type === 'csp-violation') {
    const blocked = textOfMember(body, 'blockedURL', longestAddress);
    // A policy that only reports blocks nothing.
    if (memberOf(body, 'disposition') === 'report' || isOfExtension(blocked)) return [];
    const directive = textOfMember(body, 'effectiveDirective', 40);
    return [
      {
        ...trouble,
        kind: 'policy',
        address: cleanAddress(blocked, own),
        what: /^[a-z-]+$/.test(directive) ? directive : '',
      },
    ];
  }
  if (type !== 'deprecation' && type !== 'intervention') return [];
  const line = numberOfMember(body, 'lineNumber');
  const id = textOfMember(body, 'id', 60);
  const what = [id, firstSentence(textOfMember(body, 'message', longestRead))]
    .filter((part) => part !== '')
    .join(': ');
  const place = cleanAddress(source, own);
  const address = place !== '' && line !== null ? `${place}:${line}` : place;
  return [{ ...trouble, kind: type, address, what }];
}

/** Returns the first sentence of a message without addresses: those are the browser maker's pages of help. */
function firstSentence(message: string): string {
  const words = message
    .replace(/\bhttps?:\S*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const sentence = /^.*?[.!?](?= |$)/.exec(words)?.[0] ?? words.replace(/[:,(\s]+$/, '');
  return sentence.slice(0, longestMessage).toWellFormed();
}
