const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** A text without what is copied along and not seen: soft hyphens, marks without width and marks of direction. */
export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}
