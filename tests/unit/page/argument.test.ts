import { expect, test } from 'vitest';
import { argumentName, takeArgument } from '../../../utils/page/argument.ts';

test('an injected script’s argument is taken once and leaves nothing behind', () => {
  Reflect.set(globalThis, argumentName, { text: 'Hello' });
  expect(takeArgument<{ text: string }>()).toEqual({ text: 'Hello' });
  expect(takeArgument()).toBeUndefined();
  expect(argumentName in globalThis).toBe(false);
});
