const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** Removes characters that are copied but not seen: soft hyphens, zero-width characters, direction marks. */
export function withoutUnseen(text: string): string {
  return text.replace(unseen, '');
}
