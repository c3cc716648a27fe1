import type { SiteRule } from './library.ts';

/**
 * The rule for a page: of those whose site covers it, the one that says most about it. A host goes before its
 * wildcard, a wildcard with more names before one with fewer, with the same host a longer path before a shorter one,
 * and `*` comes last. Of two that say as much, the later one counts.
 */
export function ruleFor(rules: readonly SiteRule[], helpdesk: string, url: string): SiteRule | null {
  let best: { rule: SiteRule; weight: readonly number[] } | null = null;
  for (const rule of rules) {
    const weight = rule.helpdesk === helpdesk ? weigh(rule.site, url) : null;
    if (weight !== null && (best === null || compare(weight, best.weight) >= 0)) best = { rule, weight };
  }
  return best?.rule ?? null;
}

/** A page's own site, as a rule made from it has it; null for what is on no host. */
export function siteForRule(url: string): string | null {
  const page = parsePage(url);
  return page?.host || null;
}

/** How much a site says about a page: exact host, names in it, length of its path. Null where it does not cover the page. */
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
