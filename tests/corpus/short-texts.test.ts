import { describe, expect, test } from 'vitest';
import { findSensitive } from '../../utils/page/sensitive/find-sensitive.ts';
import { readShortTexts, shortTextNames } from './read-corpus.ts';
import { scoreOn } from './score.ts';

/** IP addresses are not hidden, because every log in a ticket has them. */
const notHidden = new Set(['x-ip']);

describe('short texts in many languages', () => {
  test.each(shortTextNames)(
    'have, in those called %s, 95 % hidden of each kind, and 97 % of what is hidden had to be',
    (name) => {
      const { kinds, precision, missed, wronglyHidden } = scoreOn(readShortTexts(name), findSensitive);
      const low = kinds.filter(({ kind, recall }) => recall < 0.95 && !notHidden.has(kind));
      expect({ low, missed }).toEqual({ low: [], missed });
      expect({ precision, wronglyHidden }).toEqual({
        precision: expect.toSatisfy((share) => share >= 0.97),
        wronglyHidden,
      });
    },
  );

  test('are many, in many languages, a third of them with nothing to hide', () => {
    for (const name of shortTextNames) {
      const texts = readShortTexts(name);
      expect(texts.length).toBeGreaterThan(250);
      expect(new Set(texts.map(({ title }) => title)).size).toBe(texts.length);
      expect(texts.filter(({ marks }) => marks.length === 0).length).toBeGreaterThan(texts.length / 4);
      expect(texts.flatMap(({ marks }) => marks).filter(({ start }) => start < 0)).toEqual([]);
    }
  });
});
