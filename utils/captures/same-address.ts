/** What stands in a kept address in the place of a part that is hidden. */
export const hiddenPart = 'hidden';

const parts = /[?#&;/]/;

/** Whether a kept address, parts of which may be hidden, is that one. */
export function isSameAddress(kept: string, url: string): boolean {
  if (kept === url) return true;
  // Of a page that is its own address the beginning is kept.
  if (kept.startsWith('data:')) return url.startsWith(kept);
  const [ours, theirs] = [kept.split(parts), url.split(parts)];
  return ours.length === theirs.length && ours.every((part, at) => isSamePart(part, theirs[at] ?? ''));
}

function isSamePart(kept: string, part: string): boolean {
  if (kept === part) return true;
  const name = kept.endsWith(hiddenPart) ? kept.slice(0, -hiddenPart.length) : null;
  return name !== null && (name === '' || name.endsWith('=')) && part.startsWith(name);
}
