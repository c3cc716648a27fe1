import { expect, test } from 'vitest';
import { takeDetectors } from '../../../utils/build/take-detectors.ts';
import { detectorsName } from '../../../utils/page/page-world.ts';

test('the search of a page uses what the detectors left, of each module what the module exports', async () => {
  const left = {
    findSensitive: () => [],
    kindOfLabel: () => null,
    mentionsCode: () => true,
    sensitiveKinds: ['card'],
  };
  const taken = async (file: string): Promise<object> => {
    const code = takeDetectors(`/utils/page/sensitive/${file}`);
    return { ...(await import(`data:text/javascript,${encodeURIComponent(code)}`)) };
  };
  Reflect.set(globalThis, detectorsName, left);
  const { findSensitive, kindOfLabel, mentionsCode, sensitiveKinds } = left;
  expect(await taken('find-sensitive.ts')).toEqual({ findSensitive });
  expect(await taken('labels.ts')).toEqual({ kindOfLabel, mentionsCode });
  expect(await taken('span.ts')).toEqual({ sensitiveKinds });
  Reflect.deleteProperty(globalThis, detectorsName);
});
