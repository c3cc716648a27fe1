import type { Words } from './known-values.ts';

/** Removes what is private from one field. */
export type Masker<T = never> = (value: T, words: Words) => T;
/** A masker for each field, so that a new field does not compile until somebody has decided about it. */
export type Maskers<T> = { readonly [Key in keyof T]-?: Masker<Exclude<T[Key], undefined>> };

/** For fields without words of a page: numbers, choices, and words of the browser, the helpdesk or the person. */
export const keep = <T>(value: T): T => value;

export const orNull =
  <T>(masker: Masker<T>): Masker<T | null> =>
  (value, words) =>
    value && masker(value, words);

export const within =
  <T extends object>(maskers: Maskers<T>): Masker<T> =>
  (value, words) =>
    masked(maskers, value, words);

/** Returns a part of a capture without what is private. The part may lack fields. */
export function masked<Part extends object>(maskers: Maskers<Part>, value: Part, words: Words): Part {
  const all = maskers as Readonly<Record<string, Masker<unknown>>>;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      all[key] && part !== undefined ? all[key](part, words) : part,
    ]),
  ) as Part;
}
