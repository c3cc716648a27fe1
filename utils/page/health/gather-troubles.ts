import type { PageTrouble } from './page-trouble.ts';
import { troubleKinds } from './trouble-kinds.ts';

/** The kinds that tell of one resource: what was asked for, and what could not be shown for lack of it. */
const ofResource: ReadonlySet<string> = new Set([
  'request',
  'policy',
  'script',
  'style',
  'image',
  'media',
  'font',
  'unanswered',
]);

/** Counts troubles at the same address in one, and returns them, the worst first. */
export function gatherTroubles(troubles: readonly PageTrouble[]): PageTrouble[] {
  const all = new Map<string, PageTrouble>();
  const bySource = new Map<string, number>();
  for (const trouble of troubles) {
    const key = keyOf(trouble);
    const before = all.get(key);
    // What a request and an element say of the same resource is counted once: the greater number of both.
    const source = `${trouble.statuses.length > 0} ${key}`;
    const count = (bySource.get(source) ?? 0) + trouble.count;
    bySource.set(source, count);
    all.set(
      key,
      before === undefined ? trouble : { ...joined(before, trouble), count: Math.max(before.count, count) },
    );
  }
  return [...all.values()].sort(
    (a, b) => rankOf(a) - rankOf(b) || worstOf(b) - worstOf(a) || b.count - a.count,
  );
}

function keyOf({ kind, address, what }: PageTrouble): string {
  // A keyword, such as `inline`, is no address, and a message may come from many places.
  if (kind === 'deprecation' || kind === 'intervention') return `${kind} ${what}`;
  if (!ofResource.has(kind) || !/[/:]/.test(address)) return `${kind} ${address} ${what}`;
  return address;
}

function joined(one: PageTrouble, other: PageTrouble): PageTrouble {
  const [worse, better] = rankOf(one) <= rankOf(other) ? [one, other] : [other, one];
  return {
    ...worse,
    statuses: [...new Set([...worse.statuses, ...better.statuses])].slice(0, 4),
    what: worse.what || better.what,
    trace: other.trace || one.trace,
    durationMs: Math.max(one.durationMs ?? 0, other.durationMs ?? 0) || null,
  };
}

function rankOf({ kind }: PageTrouble): number {
  return troubleKinds.indexOf(kind);
}

function worstOf({ statuses }: PageTrouble): number {
  return Math.max(0, ...statuses);
}
