/** Returns a copy of a text. A part of a text can keep the whole text in memory, so a part that is kept is copied. */
export function detachText(text: string): string {
  // Joining makes a new text; of that text it may keep all.
  return ['', text].join(' ').slice(1);
}
