import type { Library, SiteRule, Template } from './library.ts';

/** A template or a rule that was deleted, and where it stood. */
export type Removed =
  | { part: 'templates'; at: number; entry: Template }
  | { part: 'rules'; at: number; entry: SiteRule };

/** Takes an entry out. Null if there is none at this place. */
export function takeOut(
  library: Library,
  part: Removed['part'],
  at: number,
): { library: Library; removed: Removed } | null {
  const entry = library[part][at];
  if (entry === undefined) return null;
  return {
    library: { ...library, [part]: library[part].filter((_, index) => index !== at) },
    removed: { part, at, entry } as Removed,
  };
}

/** Puts a deleted entry back where it stood. Changes nothing if it is there again already. */
export function putBack(library: Library, { part, at, entry }: Removed): Library {
  const list: readonly (Template | SiteRule)[] = library[part];
  const isBack = list.some((one) => one === entry || ('id' in entry && 'id' in one && one.id === entry.id));
  return isBack ? library : { ...library, [part]: list.toSpliced(at, 0, entry) };
}
