import { Readability } from '@mozilla/readability';
import { expect, test } from 'vitest';
import { argumentName, readerName, takeLeft } from '../../../utils/page/argument.ts';
import { leaveReader } from '../../../utils/page/reader.ts';

test('what was left for an injected script is taken once and leaves nothing behind', () => {
  Reflect.set(globalThis, argumentName, { text: 'Hello' });
  expect(takeLeft<{ text: string }>(argumentName)).toEqual({ text: 'Hello' });
  expect(takeLeft(argumentName)).toBeUndefined();
  expect(argumentName in globalThis).toBe(false);
});

test('Readability is left for the script that is injected after it', () => {
  leaveReader();
  expect(takeLeft(readerName)).toBe(Readability);
  expect(readerName in globalThis).toBe(false);
});
