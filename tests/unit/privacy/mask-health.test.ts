import { expect, test } from 'vitest';
import type { PageTrouble } from '../../../utils/page/health/page-trouble.ts';
import { maskParts } from '../../../utils/privacy/maskers.ts';
import { makeHealth, makeTrouble } from '../make-capture.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2VjcmV0LXNpZ25hdHVyZQ';

function masked(...troubles: Partial<PageTrouble>[]): PageTrouble[] {
  const health = makeHealth(troubles.map(makeTrouble));
  return maskParts({ health }, ['Bluebird']).health.troubles;
}

test.each([
  ['a token in a path', `/api/reset/${jwt}`, '/api/reset/hidden'],
  ['an e-mail address in a path', '/customers/ana%40secret.example/orders', '/customers/hidden/orders'],
  [
    'a word of the person’s own',
    'https://api.example/projects/bluebird',
    'https://api.example/projects/hidden',
  ],
  ['a token that stands where a name should', `/api?${jwt}&page`, '/api?hidden&page'],
  ['a session in a path', '/cart;jsessionid=8F3A2B1C9D0E', '/cart;jsessionid=hidden'],
])('%s is hidden', (_what, address, expected) => {
  expect(masked({ address })[0]?.address).toBe(expected);
});

test('a sentence of the browser, a font’s name and what stands for a trace are judged like all words', () => {
  const [one] = masked({ what: 'Write to ana@secret.example', trace: 'ana@secret.example' });
  expect([one?.what, one?.trace]).toEqual(['Write to [e-mail address hidden]', '[e-mail address hidden]']);
});

test('a trace id stays, because it opens nothing and finds the request in the server’s logs', () => {
  const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  expect(masked({ trace })[0]?.trace).toBe(trace);
  expect(masked({ trace: '4111111111111111' })[0]?.trace).toBe('[card number hidden]');
});

test('addresses that differ only in what is hidden are counted in one', () => {
  const other = jwt.replace('YW5h', 'am9l');
  const all = masked(
    { address: `/reset/${jwt}`, count: 2 },
    { address: `/reset/${other}x` },
    { address: '/b' },
  );
  expect(all.map(({ address, count }) => `${address} × ${count}`)).toEqual(['/reset/hidden × 3', '/b × 1']);
});
