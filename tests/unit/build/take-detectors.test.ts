import { expect, test } from 'vitest';
import { takeDetectors } from '../../../utils/build/take-detectors.ts';
import { detectorsName } from '../../../utils/page/page-world.ts';

test('the search of a page uses what the detectors left, and takes it once', async () => {
  const left = {
    findSensitive: () => [],
    kindOfLabel: () => null,
    mentionsCode: () => true,
    sensitiveKinds: ['card'],
  };
  Reflect.set(globalThis, detectorsName, Object.values(left));
  const code = takeDetectors('/utils/page/sensitive/find-sensitive.ts');
  const taken = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  Reflect.deleteProperty(globalThis, detectorsName);
  expect({ ...taken }).toEqual(left);
  for (const file of ['labels', 'span'])
    expect(takeDetectors(`/utils/page/sensitive/${file}.ts`)).toBe(
      `export { ${Object.keys(left).join(', ')} } from './find-sensitive.ts';\n`,
    );
});
