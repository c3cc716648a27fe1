import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePerson, peopleIn } from '../../../utils/captures/people.ts';

test.each<[string, string[]]>([
  ['Doe, Jane <jane@x.example>', ['jane@x.example']],
  ['"Doe, Jane" <jane@x.example>, bob@x.example', ['jane@x.example', 'bob@x.example']],
  ['bob@x.example, Doe, Jane <jane@x.example>', ['bob@x.example', 'jane@x.example']],
  ['Joe Foo, PhD <joe@x.example>; ana@x.example', ['joe@x.example', 'ana@x.example']],
  ['Doe, Jane <jane@x.example>, Roe, Rita <rita@x.example>', ['jane@x.example', 'rita@x.example']],
  ['"Smith; Sons, Ltd" <shop@x.example>\nbob@x.example', ['shop@x.example', 'bob@x.example']],
  ['joe@a.example; Ana <ana@a.example>,', ['joe@a.example', 'ana@a.example']],
  [' , ;', []],
])('the people in %j are %j', (text, expected) => {
  expect(peopleIn(text).map((one) => parsePerson(one)?.email)).toEqual(expected);
});

test.each(['Ozoux, Pierre', 'joe@a.example, ana', 'Doe, bob@x.example', 'Doe; Jane <jane@x.example>'])(
  'in %j somebody has no address',
  (text) => {
    expect(peopleIn(text).some((one) => parsePerson(one) === null)).toBe(true);
  },
);

test('no text takes long to read', () => {
  fc.assert(fc.property(fc.stringMatching(/^["<>@,; a]{0,60}$/), (text) => Array.isArray(peopleIn(text))));
  const startedAt = performance.now();
  peopleIn('"'.repeat(50_001));
  peopleIn(',a"'.repeat(50_000));
  expect(performance.now() - startedAt).toBeLessThan(1000);
});
