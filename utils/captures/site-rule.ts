import type { SiteRule } from './library.ts';

/**
 * Returns the most specific rule that covers a page; null if there is none. A host goes before its wildcard, a wildcard
 * with more names before a wildcard with fewer names, a longer path before a shorter path on the same host, and `*`
 * comes last. Among equally specific rules, the later rule counts.
 */
export function ruleFor(rules: readonly SiteRule[], helpdesk: string, url: string): SiteRule | null {
  let best: { rule: SiteRule; weight: readonly number[] } | null = null;
  for (const rule of rules) {
    const weight = rule.helpdesk === helpdesk ? weigh(rule.site, url) : null;
    if (weight !== null && (best === null || compare(weight, best.weight) >= 0)) best = { rule, weight };
  }
  return best?.rule ?? null;
}

/** Returns the page's host, as the site of a new rule; null if the address is not http or https. */
export function siteForRule(url: string): string | null {
  const page = parsePage(url);
  return page?.host || null;
}

/**
 * Returns how specifically a site covers a page: exact host, number of names, length of the path. Null if it does not
 * cover it.
 */
function weigh(site: string, url: string): readonly number[] | null {
  const page = parsePage(url);
  const [, wildcard = '', host = '', path = ''] =
    /^(?:https?:\/\/)?(\*\.?)?([^/]*)(.*)$/i.exec(site.trim()) ?? [];
  const name = host.toLowerCase();
  const at = path.replace(/\/+$/, '');
  if (page === null || (name === '' && wildcard !== '*')) return null;
  const covers =
    wildcard === ''
      ? page.host === name
      : name === '' || (wildcard === '*.' && (page.host === name || page.host.endsWith(`.${name}`)));
  const isUnder = at === '' || page.path === at || page.path.startsWith(`${at}/`);
  if (!covers || !isUnder) return null;
  return [wildcard === '' ? 1 : 0, name === '' ? 0 : name.split('.').length, at.length];
}

function compare(one: readonly number[], other: readonly number[]): number {
  return one.map((part, at) => part - (other[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function parsePage(url: string): { host: string; path: string } | null {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return null;
  const { host, pathname } = new URL(url);
  return { host, path: pathname };
}
