import * as z from 'zod/mini';
import { FieldValue } from './capture.ts';

/** An opening for messages, with variables in it. Rules name it by its id. */
export const Template = z.object({ id: z.string(), name: z.string(), text: z.string() });
export type Template = z.infer<typeof Template>;

/** What a ticket about a site starts with. Ids are those of the one helpdesk it is for. */
export const SiteRule = z.object({
  /** Its base URL. */
  helpdesk: z.string(),
  /** `shop.example`, `*.shop.example`, `shop.example/admin` or `*`. */
  site: z.string(),
  agentId: z.nullable(z.number()),
  departmentId: z.nullable(z.number()),
  fields: z.record(z.string(), FieldValue),
  templateId: z.nullable(z.string()),
});
export type SiteRule = z.infer<typeof SiteRule>;

/** What a person has put by for later tickets. */
export const Library = z.object({ templates: z.array(Template), rules: z.array(SiteRule) });
export type Library = z.infer<typeof Library>;

export const emptyLibrary: Library = { templates: [], rules: [] };

const LibraryFile = z.object({
  kind: z.literal('deskpro-capture-library'),
  version: z.literal(1),
  ...Library.shape,
});

/** The library as a file. Nothing else is in it: no key, no ticket. */
export function libraryToFile({ templates, rules }: Library): string {
  return JSON.stringify({ kind: 'deskpro-capture-library', version: 1, templates, rules }, null, 2);
}

/** The library together with what a file brings, which wins where both have it; null where that is no such file. */
export function withLibraryFile(before: Library, text: string): Library | null {
  const parsed = LibraryFile.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { templates, rules } = parsed.data;
  return {
    templates: merged(before.templates, templates, ({ id }) => id),
    rules: merged(before.rules, rules, ruleKey),
  };
}

/** A change as a screen made it, on the library as it knew it. */
export const LibraryChange = z.object({ from: Library, to: Library });
export type LibraryChange = z.infer<typeof LibraryChange>;

/** The stored library with a change: where another screen has changed it meanwhile, both changes are in it. */
export function withChange(stored: Library, { from, to }: LibraryChange): Library {
  if (isSame(stored, from)) return to;
  return {
    templates: changed(stored.templates, from.templates, to.templates, ({ id }) => id),
    rules: changed(stored.rules, from.rules, to.rules, ruleKey),
  };
}

function changed<T>(
  stored: readonly T[],
  from: readonly T[],
  to: readonly T[],
  keyOf: (one: T) => string,
): T[] {
  const kept = new Set(to.map(keyOf));
  const gone = new Set(from.map(keyOf).filter((key) => !kept.has(key)));
  const news = to.filter((one) => !from.some((before) => isSame(before, one)));
  return merged(
    stored.filter((one) => !gone.has(keyOf(one))),
    news,
    keyOf,
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The rules with one more, in the place of the one for the same site. */
export function withRule(rules: readonly SiteRule[], rule: SiteRule): SiteRule[] {
  return merged(rules, [rule], ruleKey);
}

function ruleKey({ helpdesk, site }: SiteRule): string {
  return `${helpdesk} ${site.trim().toLowerCase()}`;
}

function merged<T>(before: readonly T[], news: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map([...before, ...news].map((one) => [keyOf(one), one])).values()];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not even JSON: no such file either.
    return null;
  }
}
