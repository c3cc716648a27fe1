import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrap } from '../../../utils/annotate/text.ts';

const characters = (text: string) => text.length;
const wrapped = (text: string, width: number) => wrap(text, width, characters);

describe('a text breaks', () => {
  test('between words, at the last that has room', () => {
    expect(wrapped('the total is wrong', 9)).toEqual(['the total', 'is wrong']);
  });

  test('not where it has room', () => {
    expect(wrapped('the total', 9)).toEqual(['the total']);
  });

  test('where the person broke it, also twice', () => {
    expect(wrapped('one\n\ntwo', 9)).toEqual(['one', '', 'two']);
  });

  test('inside a word that has no room alone, and goes on in the same line', () => {
    expect(wrapped('abcdefgh ij kl', 5)).toEqual(['abcde', 'fgh', 'ij kl']);
  });

  test('never inside a character that is made of several', () => {
    expect(wrapped('👩‍💻👩‍💻', 1)).toEqual(['👩‍💻', '👩‍💻']);
  });
});

test('no letter is lost or doubled, and no line is too wide unless it is one character', () => {
  const letters = (text: string) => text.replace(/\s/g, '');
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 1, max: 20 }), (text, width) => {
      const lines = wrapped(text, width);
      expect(letters(lines.join(''))).toBe(letters(text));
      for (const line of lines) {
        const isOneCharacter = [...new Intl.Segmenter().segment(line)].length <= 1;
        expect(line.length <= width || isOneCharacter).toBe(true);
      }
    }),
  );
});
