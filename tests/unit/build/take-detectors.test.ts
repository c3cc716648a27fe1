import { describe, expect, test } from 'vitest';
import { detectorsFile, takeDetectors } from '../../../utils/build/take-detectors.ts';
import { detectorsName } from '../../../utils/page/argument.ts';

describe('the detectors that others take', () => {
  test('are asked for only once something is looked for, so that any file may come first', async () => {
    const code = takeDetectors(false);
    const taken = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    expect(() => taken.findSensitive('ana@shop.example')).toThrow();
    Reflect.set(globalThis, detectorsName, (...told: unknown[]) => told);
    expect(taken.findSensitive('ana@shop.example', ['ana'])).toEqual(['ana@shop.example', ['ana']]);
    Reflect.deleteProperty(globalThis, detectorsName);
  });

  test('are loaded by an extension’s own pages, and never from a web page', () => {
    expect(takeDetectors(true)).toContain(`import '${detectorsFile}'`);
    expect(takeDetectors(false)).not.toContain('import');
  });
});
