import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Capture } from '../../../utils/captures/capture.ts';
import { subjectOf } from '../../../utils/captures/prefill.ts';
import { makeCapture } from '../make-capture.ts';

const text = (words: string): Capture['selection'] => [{ tag: 'p', children: [words] }];
const link = { url: 'https://shop.example/invoice.pdf', text: 'Your invoice' };

describe('a subject starts with', () => {
  test.each<[string, Capture, string]>([
    ['the selection', makeCapture({ selection: text('Total: 0 €'), link }), 'Total: 0 €'],
    ['the link’s text', makeCapture({ link }), 'Your invoice'],
    ['the link’s address where it has no text', makeCapture({ link: { ...link, text: ' \n ' } }), link.url],
    ['the page’s title', makeCapture(), 'Basket – Example Shop'],
    [
      'the page’s title where the selection is blank',
      makeCapture({ selection: text(' ') }),
      'Basket – Example Shop',
    ],
    [
      'the page’s address where it has no title',
      makeCapture({ page: { title: ' \t' } }),
      'https://shop.example/basket?step=2',
    ],
    ['nothing where nothing is known', makeCapture({ page: { title: '', url: '' } }), ''],
  ])('%s', (_source, capture, subject) => {
    expect(subjectOf(capture)).toBe(subject);
  });
});

describe('a subject is short and one line', () => {
  test('lines and blanks become one space each', () => {
    const selection: Capture['selection'] = [
      { tag: 'h3', children: ['  Order '] },
      { tag: 'p', children: ['No.\t12', { tag: 'br', children: [] }, 'is late'] },
    ];
    expect(subjectOf(makeCapture({ selection }))).toBe('Order No. 12 is late');
  });

  test('100 characters are kept, 101 are cut at a word’s end', () => {
    const hundred = `${'word '.repeat(19)}fives`;
    expect(subjectOf(makeCapture({ page: { title: hundred } }))).toBe(hundred);
    const cut = subjectOf(makeCapture({ page: { title: `${hundred} more` } }));
    expect(cut).toBe(`${'word '.repeat(19).trim()}…`);
  });

  test('a long word is cut where it has to be, and never inside a character', () => {
    const cut = subjectOf(makeCapture({ page: { title: '😀'.repeat(300) } }));
    expect(cut).toBe(`${'😀'.repeat(99)}…`);
  });

  test('whatever the page says', () => {
    const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.lorem({ maxCount: 60 }));
    fc.assert(
      fc.property(words, words, (title, selected) => {
        const subject = subjectOf(makeCapture({ page: { title }, selection: text(selected) }));
        expect([...subject].length).toBeLessThanOrEqual(100);
        expect(subject.isWellFormed()).toBe(true);
        expect(subject).not.toMatch(/[\n\r\t]/);
      }),
    );
  });
});
