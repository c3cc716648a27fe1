import { expect, test } from 'vitest';
import { takeDetectors } from '../../../utils/build/take-detectors.ts';
import { detectorsName } from '../../../utils/page/page-world.ts';

test('a page script asks for the injected detectors only once it looks for something, so that any file may come first', async () => {
  const code = takeDetectors();
  const taken = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(() => taken.findSensitive('ana@shop.example')).toThrow();
  Reflect.set(globalThis, detectorsName, (...told: unknown[]) => told);
  expect(taken.findSensitive('ana@shop.example', ['ana'])).toEqual(['ana@shop.example', ['ana']]);
  Reflect.deleteProperty(globalThis, detectorsName);
});
