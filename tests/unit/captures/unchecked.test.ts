import { expect, test } from 'vitest';
import type { Unchecked } from '../../../utils/captures/capture.ts';
import { uncheckedProblem } from '../../../utils/captures/machine.ts';
import { problemOf } from '../../../utils/problems/problem-of.ts';
import { makeAttachment } from '../make-capture.ts';

function asked(...reasons: Unchecked[]) {
  return problemOf(
    uncheckedProblem({ attachments: reasons.map((unchecked) => makeAttachment({ unchecked })) }),
  );
}

test.each([
  ['canvas', /drawn by a script/],
  ['video', /a video/],
  ['plugin', /a file or a plugin/],
  ['frame', /another site’s/],
] as const)('a person is told that a %s could not be checked, and can allow the site', (why, words) => {
  const { sentence, action, further } = asked(why);
  expect(sentence).toMatch(words);
  expect([action?.kind, further?.kind]).toEqual(['send-unchecked', 'allow-site']);
});

test('a page that could not be read at all is not allowed for good', () => {
  expect(asked('canvas', 'unreadable').further).toBeUndefined();
  expect(asked('moved').further).toBeUndefined();
});
