import { describe, expect, test } from 'vitest';
import { choice, list, members, number, orNull, parsing, text, words } from '../../../utils/page/parsers.ts';
import { withoutNulls } from './without-nulls.ts';

interface Link {
  link: string | null;
}
const parseLink = members<Link>({ link: orNull(text) });

test('an absent member and null mean the same, and null is what arrives', () => {
  expect(withoutNulls({ link: null })).toEqual({});
  for (const told of [{}, { link: null }, { link: undefined }, withoutNulls({ link: null })])
    expect(parseLink(told)).toEqual({ link: null });
  expect(parseLink({ link: '' })).toEqual({ link: '' });
});

test('what was not asked for is dropped, also where it is inherited', () => {
  expect(parseLink({ link: 'a', more: 1 })).toEqual({ link: 'a' });
  expect(parseLink(Object.create({ link: 'inherited' }))).toEqual({ link: null });
});

describe('another shape is refused', () => {
  test.each<[string, () => unknown]>([
    ['a number as a text', () => text(1)],
    ['a text as a number', () => number('1')],
    ['an unknown choice', () => choice('area', 'element')('page')],
    ['an object as a list', () => list(text)({ 0: 'a' })],
    ['a list with another item', () => words(['a', null])],
    ['no object', () => parseLink('link')],
    ['null as an object', () => parseLink(null)],
    ['a member of another shape', () => parseLink({ link: 1 })],
    ['what a function is told', () => parsing(text, (told) => told)(1)],
  ])('%s', (_what, parse) => {
    expect(parse).toThrow(TypeError);
  });
});

test('a function that parses acts on what it is told', () => {
  expect(parsing(list(number), (told) => told.length)([1, 2])).toBe(2);
});
