import { expect, test } from 'vitest';
import { migrate, versionAfter } from '../../../utils/storage/migrate.ts';

const steps = ['b', 'c'].map((letter) => (value: unknown) => `${String(value)}${letter}`);

test.each([
  [1, 'abc'],
  [2, 'ac'],
  [3, 'a'],
  [4, undefined],
  [0, undefined],
  [-1, undefined],
])(
  'a value of version %s goes through the steps after it, and one of a version without steps is not understood',
  (version, expected) => {
    expect(migrate('a', version, steps)).toBe(expected);
  },
);

test('a chain without steps leads to the first version', () => {
  expect([versionAfter([]), versionAfter(steps)]).toEqual([1, 3]);
});
