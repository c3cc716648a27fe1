/** Replaces a hidden part of a stored address. */
export const hiddenPart = 'hidden';

/** Returns an address without the part that leads to a place in its page. */
export function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}

const parts = /[?#&;/]/;

/** Whether a stored address, which may have hidden parts, is the same as `url`. */
export function isSameAddress(kept: string, url: string): boolean {
  if (kept === url) return true;
  // A `data:` address contains its page, so only its beginning is stored.
  if (kept.startsWith('data:')) return url.startsWith(kept);
  const [ours, theirs] = [kept.split(parts), url.split(parts)];
  return ours.length === theirs.length && ours.every((part, at) => isSamePart(part, theirs[at] ?? ''));
}

function isSamePart(kept: string, part: string): boolean {
  if (kept === part) return true;
  const name = kept.endsWith(hiddenPart) ? kept.slice(0, -hiddenPart.length) : null;
  return name !== null && (name === '' || name.endsWith('=')) && part.startsWith(name);
}
