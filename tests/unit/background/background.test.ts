import { expect, test } from 'vitest';
import '../fake-browser.ts';

test('the background is read in without a page: a worker has none', async () => {
  expect(Reflect.has(globalThis, 'Node')).toBe(false);
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  expect(background).toBeDefined();
});
