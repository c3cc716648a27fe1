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

test('any text is read to its end', () => {
  fc.assert(fc.property(fc.stringMatching(/^["<>@,; a]{0,60}$/), (text) => Array.isArray(peopleIn(text))));
});

// Code that goes over the text once per character would take hours, so the test would never end.
test('a long text is gone over once', () => {
  expect(peopleIn('"'.repeat(500_001))).toHaveLength(1);
  expect(peopleIn(',a"'.repeat(500_000)).length).toBeGreaterThan(0);
  expect(parsePerson(`a${'"'.repeat(500_000)}a@x.example`)).toBeNull();
  expect(parsePerson(`${'a '.repeat(500_000)}@`)).toBeNull();
}, 60_000);
