import type { FoundTicket } from './capture.ts';
import { fold, wordsIn } from './words.ts';

/** Null where it is not known. */
export function isOpen({ status }: FoundTicket): boolean | null {
  return status === '' ? null : /^(awaiting|pending)/.test(status);
}

/** Each ticket once, in the order they come; what one of them does not say, the other one does. */
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
 * What may be about the same: tickets made of the same page, and those in whose subject half of the telling words of this
 * one occur. Open ones first.
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
