/** How far a key moves in the list. A page is eight options. */
const steps = { next: 1, previous: -1, 'page-down': 8, 'page-up': -8 } as const;
type Move = keyof typeof steps;

interface KeyMeaning {
  /** What the key does to the list. `choose` closes the list if no option is active. */
  does: 'show' | 'close' | 'choose' | 'first' | 'last' | Move;
  /** Whether neither the browser nor the screen may act on the key. */
  isTaken: boolean;
}

/** Returns what a key means in an ARIA 1.2 list combobox; null if it means nothing to the list. */
export function meaningOfKey(event: KeyboardEvent, open: boolean): KeyMeaning | null {
  if (event.isComposing) return null;
  const taken = (does: KeyMeaning['does']) => ({ does, isTaken: true });
  const inList = (does: KeyMeaning['does']) => (open ? taken(does) : null);
  switch (event.key) {
    case 'ArrowDown':
      return taken(open ? 'next' : 'show');
    case 'ArrowUp':
      if (event.altKey) return taken('close');
      return taken(open ? 'previous' : 'show');
    case 'PageDown':
      return inList('page-down');
    case 'PageUp':
      return inList('page-up');
    case 'Home':
      return event.shiftKey ? null : inList('first');
    case 'End':
      return event.shiftKey ? null : inList('last');
    case 'Enter':
      // Together with Control or Command the key also sends the form.
      return open ? { does: 'choose', isTaken: !event.ctrlKey && !event.metaKey } : null;
    case 'Tab':
      return { does: 'choose', isTaken: false };
    case 'Escape':
      return inList('close');
    default:
      return null;
  }
}

/**
 * Returns the index after a move; −1 if there are no options. A move by one wraps around at the ends; a move by a page
 * stops there.
 */
export function indexAfter(move: Move, from: number, length: number): number {
  const step = steps[move];
  if (length === 0) return -1;
  if (from === -1) return step > 0 ? 0 : length - 1;
  const to = from + step;
  if (Math.abs(step) === 1) return (to + length) % length;
  return Math.max(0, Math.min(length - 1, to));
}
