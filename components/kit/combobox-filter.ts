import { fold } from '../../utils/captures/words.ts';

/** One entry of a list. Headings name a group and cannot be chosen. */
export interface ComboboxOption {
  key: string;
  name: string;
  /** An e-mail address or the path of parents; searched like the name. */
  secondary?: string;
  depth?: number;
  heading?: boolean;
  /** The option was found elsewhere for the typed text, so it is shown even if the text does not match. */
  always?: boolean;
}

/** Options with their searchable text, made once per list. */
export interface SearchableOption extends ComboboxOption {
  folded: string;
  /** `folded` with a space before every word, to find words that begin with a text. */
  words: string;
}

export interface FilteredOptions {
  shown: SearchableOption[];
  /** The number of matching options that can be chosen, shown or not. */
  count: number;
  /** The number of matching options left out of `shown`. */
  more: number;
}

/** A list of up to this many options is shown whole until something is typed. */
const wholeLimit = 300;
/**
 * Any other list shows only this many options: typing narrows the list faster than scrolling, and each key has 50 ms.
 */
export const partLimit = 50;

export function searchable(options: readonly ComboboxOption[]): SearchableOption[] {
  return options.map((option) => {
    const folded = fold(`${option.name} ${option.secondary ?? ''}`);
    return { ...option, folded, words: ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ')}` };
  });
}

/**
 * Returns the options that contain every word of the query. Options in which every word begins a word come first. The
 * option with `keepKey` is shown even if it is past the limit.
 */
export function filterOptions(
  options: readonly SearchableOption[],
  query: string,
  keepKey: string | null,
): FilteredOptions {
  const words = fold(query).split(' ');
  const isWhole = words[0] === '' && options.length <= wholeLimit;
  const matching = words[0] === '' ? options : ranked(options, words);
  const count = matching.reduce((sum, option) => (option.heading ? sum : sum + 1), 0);
  const limit = isWhole ? wholeLimit : partLimit;
  const shown = matching.slice(0, limit);
  const kept = matching.slice(limit).find((option) => option.key === keepKey);
  if (kept !== undefined) shown.push(kept);
  return { shown, count, more: matching.length - shown.length };
}

function ranked(options: readonly SearchableOption[], words: readonly string[]): SearchableOption[] {
  const beginning: SearchableOption[] = [];
  const within: SearchableOption[] = [];
  for (const option of options) {
    if (option.heading || !(option.always || words.every((word) => option.folded.includes(word)))) continue;
    const begins = words.every((word) => option.words.includes(` ${word}`));
    (begins ? beginning : within).push(option);
  }
  return [...beginning, ...within];
}
