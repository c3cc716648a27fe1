import { Readability } from '@mozilla/readability';
import { expect, test } from 'vitest';
import { argumentName, leave, leftAs, readerName, takeLeft } from '../../../utils/page/page-world.ts';
import { leaveReader } from '../../../utils/page/reader.ts';

test('what was left for an injected script is taken once and leaves nothing behind', () => {
  leave(argumentName, { name: 'page-selection', data: ['bluebird'] });
  expect(leftAs(argumentName)).toEqual({ name: 'page-selection', data: ['bluebird'] });
  expect(takeLeft(argumentName)).toEqual({ name: 'page-selection', data: ['bluebird'] });
  expect(takeLeft(argumentName)).toBeUndefined();
  expect(argumentName in globalThis).toBe(false);
});

test('Readability is left for the script that is injected after it', () => {
  leaveReader();
  expect(takeLeft(readerName)).toBe(Readability);
  expect(readerName in globalThis).toBe(false);
});
