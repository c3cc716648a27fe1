import * as z from 'zod/mini';
import { parseJson } from '../parse-json.ts';
import { FieldValue } from './capture.ts';
import { isBlank } from './missing-fields.ts';

/** A text to begin messages with, which may contain variables. Rules refer to it by its id. */
export const Template = z.object({ id: z.string(), name: z.string(), text: z.string() });
export type Template = z.infer<typeof Template>;

/** The values that a ticket about a site starts with. Ids are those of the rule's helpdesk. */
export const SiteRule = z.object({
  /** The helpdesk's base URL. */
  helpdesk: z.string(),
  /** `shop.example`, `*.shop.example`, `shop.example/admin` or `*`. */
  site: z.string(),
  agentId: z.nullable(z.number()),
  departmentId: z.nullable(z.number()),
  fields: z.record(z.string(), FieldValue),
  templateId: z.nullable(z.string()),
  /**
   * The CC that the person last saw in this rule. If the rule has another CC, no ticket is made without showing the
   * form.
   */
  ccSeen: z.optional(z.string()),
});
export type SiteRule = z.infer<typeof SiteRule>;

/** The templates and rules that a person has saved for later tickets. */
export const Library = z.object({ templates: z.array(Template), rules: z.array(SiteRule) });
export type Library = z.infer<typeof Library>;

export const emptyLibrary: Library = { templates: [], rules: [] };

/** The exported library. It leaves out `ccSeen`, because its reader has not seen the CCs yet. */
const LibraryFile = z.object({
  kind: z.literal('deskpro-capture-library'),
  version: z.literal(1),
  templates: z.array(Template),
  rules: z.array(z.omit(SiteRule, { ccSeen: true })),
});

/** Returns the library as JSON for a file. It contains nothing else: no key, no ticket. */
export function libraryToFile({ templates, rules }: Library): string {
  const shown = rules.map(({ ccSeen: _seen, ...rule }) => rule);
  return JSON.stringify({ kind: 'deskpro-capture-library', version: 1, templates, rules: shown }, null, 2);
}

/** Returns the library in a file's text; null if the text is not an exported library. */
export function libraryInFile(text: string): Library | null {
  const parsed = LibraryFile.safeParse(parseJson(text));
  return parsed.success ? { templates: parsed.data.templates, rules: parsed.data.rules } : null;
}

/** Adds an imported library, which the person was shown. Its entries replace entries with the same key. */
export function withImported(before: Library, { templates, rules }: Library): Library {
  return {
    templates: merged(before.templates, templates, ({ id }) => id),
    rules: merged(before.rules, rules.map(withCcSeen), ruleKey),
  };
}

/**
 * Returns the entries that an imported library replaces: templates of the same id, rules of the same helpdesk and site.
 */
export function replacedBy(before: Library, { templates, rules }: Library): Library {
  const ids = new Set(templates.map(({ id }) => id));
  const keys = new Set(rules.map(ruleKey));
  return {
    templates: before.templates.filter(({ id }) => ids.has(id)),
    rules: before.rules.filter((rule) => keys.has(ruleKey(rule))),
  };
}

/** Returns the CC of a rule, as it is written; empty if there is none. */
export function ccOf({ fields }: Pick<SiteRule, 'fields'>): string {
  const cc = fields['cc'];
  return typeof cc === 'string' ? cc.trim() : '';
}

export function withCcSeen(rule: SiteRule): SiteRule {
  return ccOf(rule) === '' ? rule : { ...rule, ccSeen: ccOf(rule) };
}

/** Whether a rule has a CC that the person was never shown. */
export function hasUnseenCc(rule: SiteRule): boolean {
  const { cc } = rule.fields;
  return !isBlank(cc) && ccOf(rule) !== rule.ccSeen;
}

/** A change by a screen: the library before it, as the screen knew it, and after it. */
export const LibraryChange = z.object({ from: Library, to: Library });
export type LibraryChange = z.infer<typeof LibraryChange>;

/**
 * Applies a change to the stored library. If another screen has changed the library in the meantime, both changes are
 * kept.
 */
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

/** Adds a rule, in place of the rule for the same helpdesk and site. */
export function withRule(rules: readonly SiteRule[], rule: SiteRule): SiteRule[] {
  return merged(rules, [rule], ruleKey);
}

function ruleKey({ helpdesk, site }: SiteRule): string {
  return `${helpdesk} ${site.trim().toLowerCase()}`;
}

function merged<T>(before: readonly T[], news: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map([...before, ...news].map((one) => [keyOf(one), one])).values()];
}
