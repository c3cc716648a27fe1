import { expect, test } from 'vitest';
import { takeDetectors } from '../../../utils/build/take-detectors.ts';
import { detectorsName } from '../../../utils/page/page-world.ts';

test('the search of a page uses what the detectors left', async () => {
  const left = { findSensitive: () => [], kindOfLabel: () => null, mentionsCode: () => true };
  Reflect.set(globalThis, detectorsName, left);
  const taken = await import(`data:text/javascript,${encodeURIComponent(takeDetectors())}`);
  Reflect.deleteProperty(globalThis, detectorsName);
  expect({ ...taken }).toEqual(left);
});
