import type { FoundTicket } from './capture.ts';
import { fold, wordsIn } from './words.ts';

/** Whether a ticket is open; null if its status is not known. */
export function isOpen({ status }: FoundTicket): boolean | null {
  return status === '' ? null : /^(awaiting|pending)/.test(status);
}

/**
 * Merges lists of tickets: each ticket once, in order of appearance. A status that one list lacks comes from another
 * list.
 */
export function together(...lists: readonly (readonly FoundTicket[])[]): FoundTicket[] {
  const all = new Map<number, FoundTicket>();
  for (const one of lists.flat()) {
    all.set(one.id, { ...one, status: all.get(one.id)?.status || one.status });
  }
  return [...all.values()];
}

const shownAlike = 3;
const tellingLength = 3;

/**
 * Returns tickets that may be about the same problem: those made from the same page, and those whose subject contains
 * at least half of the longer words of `subject`. Open tickets come first.
 */
export function similarTickets(
  subject: string,
  ofSamePage: readonly FoundTicket[],
  found: readonly FoundTicket[],
): FoundTicket[] {
  const words = wordsIn(subject).filter((word) => word.length >= tellingLength);
  const isLike = (other: FoundTicket): boolean => {
    const folded = fold(other.subject);
    const shared = words.filter((word) => folded.includes(word)).length;
    return shared > 0 && shared * 2 >= words.length;
  };
  const rank = (one: FoundTicket) => [true, null, false].indexOf(isOpen(one));
  const known = together(ofSamePage, found);
  const samePage = new Set(ofSamePage.map(({ id }) => id));
  return known
    .filter((one) => samePage.has(one.id) || isLike(one))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, shownAlike);
}
