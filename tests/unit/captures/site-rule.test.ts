import { describe, expect, test } from 'vitest';
import type { SiteRule } from '../../../utils/captures/library.ts';
import { ruleFor, siteForRule } from '../../../utils/captures/site-rule.ts';

const desk = 'https://desk.example';

function rule(site: string, more: Partial<SiteRule> = {}): SiteRule {
  return { helpdesk: desk, site, agentId: null, departmentId: null, fields: {}, templateId: null, ...more };
}

const covered: [site: string, url: string, covers: boolean][] = [
  ['shop.example', 'https://shop.example/basket?a=1#b', true],
  ['shop.example', 'http://shop.example/', true],
  ['Shop.Example ', 'https://shop.example/', true],
  ['https://shop.example/', 'https://shop.example/basket', true],
  ['shop.example', 'https://www.shop.example/', false],
  ['shop.example', 'https://myshop.example/', false],
  ['*.shop.example', 'https://www.shop.example/', true],
  ['*.shop.example', 'https://a.b.shop.example/', true],
  ['*.shop.example', 'https://shop.example/', true],
  ['*.shop.example', 'https://myshop.example/', false],
  ['*.shop.example', 'https://shop.example.evil.test/', false],
  ['shop.example/admin', 'https://shop.example/admin', true],
  ['shop.example/admin/', 'https://shop.example/admin/users', true],
  ['shop.example/admin', 'https://shop.example/administrators', false],
  ['shop.example:8443', 'https://shop.example:8443/', true],
  ['shop.example', 'https://shop.example:8443/', false],
  ['*', 'https://anything.example/', true],
  ['*', 'chrome://settings', false],
  ['*', 'file:///home/ana/order.txt', false],
  ['', 'https://shop.example/', false],
  ['shop', 'https://shop.example/', false],
];

test.each(covered)('“%s” and %s: %s', (site, url, covers) => {
  expect(ruleFor([rule(site)], desk, url) !== null).toBe(covers);
});

describe('of the rules that cover a page', () => {
  // Each rule has precedence over all that follow.
  const inOrder = [
    'a.shop.example/admin/users',
    'a.shop.example/admin',
    'a.shop.example',
    '*.a.shop.example',
    '*.shop.example/admin',
    '*.shop.example',
    '*.example',
    '*/admin',
    '*',
  ];
  const pairs = inOrder.flatMap((first, at) =>
    inOrder.slice(at + 1).map((second) => [first, second] as const),
  );

  test.each(pairs)('%s goes before %s, however they are stored', (first, second) => {
    const url = 'https://a.shop.example/admin/users';
    expect(ruleFor([rule(first), rule(second)], desk, url)?.site).toBe(first);
    expect(ruleFor([rule(second), rule(first)], desk, url)?.site).toBe(first);
  });

  test('the later one counts where two say as much', () => {
    const two = [rule('shop.example', { agentId: 1 }), rule('shop.example', { agentId: 2 })];
    expect(ruleFor(two, desk, 'https://shop.example/')?.agentId).toBe(2);
  });

  test('another helpdesk’s is none', () => {
    const foreign = rule('shop.example', { helpdesk: 'https://other.example' });
    expect(ruleFor([foreign], desk, 'https://shop.example/')).toBeNull();
    expect(ruleFor([foreign, rule('*')], desk, 'https://shop.example/')?.site).toBe('*');
  });
});

test('a rule is made for the page’s host, and for nothing without one', () => {
  expect(siteForRule('https://shop.example:8443/basket?x=1')).toBe('shop.example:8443');
  expect(siteForRule('about:blank')).toBeNull();
  expect(siteForRule('file:///tmp/a.html')).toBeNull();
});
