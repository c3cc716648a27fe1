/**
 * Parses what the extension told a page. Throws if it has another shape. The parsers are a few lines of our own, because
 * zod would double what is injected.
 */
export type Parser<T> = (told: unknown) => T;

function refuse(): never {
  throw new TypeError('told something else');
}

/** Chromium leaves null members out of the arguments of `executeScript`, so an absent member means null. */
export const orNull =
  <T>(parse: Parser<T>): Parser<T | null> =>
  (told) =>
    told == null ? null : parse(told);

export const text: Parser<string> = (told) => (typeof told === 'string' ? told : refuse());

export const number: Parser<number> = (told) => (typeof told === 'number' ? told : refuse());

export const choice =
  <const T extends string>(...choices: readonly T[]): Parser<T> =>
  (told) =>
    choices.find((one) => one === told) ?? refuse();

export const list =
  <T>(parse: Parser<T>): Parser<T[]> =>
  (told) =>
    Array.isArray(told) ? told.map(parse) : refuse();

/** Parses the named members of an object and drops all others. */
export const members =
  <T extends object>(parsers: { readonly [Key in keyof T]-?: Parser<T[Key]> }): Parser<T> =>
  (told) => {
    if (typeof told !== 'object' || told === null) refuse();
    const given: Record<string, unknown> = { ...told };
    const entries = Object.entries<Parser<unknown>>(parsers);
    return Object.fromEntries(entries.map(([name, parse]) => [name, parse(given[name])])) as T;
  };

/** The person's own words, which are hidden besides what looks sensitive. */
export const words = list(text);

/** Returns a function that parses what it is told before it acts. */
export const parsing =
  <T, Answer>(parse: Parser<T>, act: (told: T) => Answer) =>
  (told: unknown): Answer =>
    act(parse(told));
