// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { directiveFor } from '../../../utils/page/text-fragment.ts';

/** Returns the directive for a page's text with the selection in brackets. Each line is a block. */
function directiveOf(marked: string) {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  return directiveFor({ text: marked.replace(/[[\]]/g, ''), start, end });
}

const none = { prefix: '', start: '', end: '', suffix: '' };

describe('a text directive', () => {
  test.each<[string, string, Partial<typeof none> | null]>([
    ['words that are there once', 'One\nthe [red lamp] is broken', { start: 'red lamp' }],
    ['parts of words, grown to whole ones', 'the r[ed la]mp is broken', { start: 'red lamp' }],
    ['blanks and full stops around it left out', 'It is[ broken. ]Pay.', { start: 'broken' }],
    [
      'the second of two, by what stands before',
      'a red lamp\na blue lamp\n[red lamp]\nend',
      { prefix: 'lamp', start: 'red lamp', suffix: 'end' },
    ],
    [
      'the first of two, by what comes first',
      'my [red lamp] here\nyour red lamp there',
      { start: 'red lamp' },
    ],
    [
      'what stands between prefix and passage besides blanks',
      'A lamp: red\nThe lamp, [red], and red',
      { prefix: 'lamp,', start: 'red', suffix: ', and' },
    ],
    [
      'across blocks, by its ends',
      'no\nThe [total is\nnot a\nnumber at] all',
      { start: 'total is', end: 'number at' },
    ],
    [
      'neither case nor accents',
      'über Café\nein [CAFE] dort',
      { prefix: 'ein', start: 'CAFE', suffix: 'dort' },
    ],
    ['a language without blanks', '商品の合計が[間違っ]ています', { start: '間違って' }],
    [
      'the second of two by what stands after it, if figures stand before it',
      'a red lamp\nPIN 4821 [red lamp] end',
      { start: 'red lamp', suffix: 'end' },
    ],
    ['nothing if only figures tell two apart', 'a red lamp\n4821 [red lamp] 4821', null],
    ['nothing where there is no word', 'a\n[ … ]\nb', null],
    [
      'nothing where no words around tell two apart',
      `${'same words here\n'.repeat(80)}[same words here]\n${'same words here\n'.repeat(80)}`,
      null,
    ],
  ])('finds %s', (_kind, marked, expected) => {
    expect(directiveOf(marked)).toEqual(expected === null ? null : { ...none, ...expected });
  });

  test('names a long passage by its first and last words', () => {
    const long = `First words here then ${'more and '.repeat(100)}finally the last words`;
    expect(directiveOf(`Before\n[${long}]\nAfter`)).toEqual({
      ...none,
      start: 'First words here then',
      end: 'finally the last words',
    });
  });
});
