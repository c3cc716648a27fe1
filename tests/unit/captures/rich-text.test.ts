import { describe, expect, test } from 'vitest';
import { RichText } from '../../../utils/captures/rich-text.ts';
import { richTextToPlain } from '../../../utils/captures/rich-text-words.ts';

describe('what a page reports is checked on arrival', () => {
  test.each<[string, unknown]>([
    ['a tag that is not ours', [{ tag: 'script', children: ['alert(1)'] }]],
    ['a tag that is not ours, deep inside', [{ tag: 'p', children: [{ tag: 'video', children: [] }] }]],
    ['a javascript: link', [{ tag: 'a', href: 'javascript:alert(1)', children: ['x'] }]],
    ['a javascript: link in disguise', [{ tag: 'a', href: ' JaVaScRiPt:alert(1)', children: ['x'] }]],
    ['a data: link', [{ tag: 'a', href: 'data:text/html,<script>', children: ['x'] }]],
    ['a relative link', [{ tag: 'a', href: '/basket', children: ['x'] }]],
    ['a link that only starts like one', [{ tag: 'a', href: 'https:evil', children: ['x'] }]],
    ['text that is none', [{ tag: 'p', children: [7] }]],
    ['no list', { tag: 'p', children: [] }],
    ['an element without children', [{ tag: 'p' }]],
  ])('%s is refused', (_kind, reported) => {
    expect(RichText.safeParse(reported).success).toBe(false);
  });

  test('what is ours passes as it is, and properties we do not know are dropped', () => {
    const reported = [
      'plain',
      { tag: 'p', onclick: 'x()', children: [{ tag: 'a', href: 'mailto:a@b.example', children: ['mail'] }] },
    ];
    expect(RichText.parse(reported)).toEqual([
      'plain',
      { tag: 'p', children: [{ tag: 'a', href: 'mailto:a@b.example', children: ['mail'] }] },
    ]);
  });
});

describe('as plain text', () => {
  test.each<[string, RichText, string]>([
    ['marks vanish', [{ tag: 'p', children: ['a ', { tag: 'strong', children: ['b'] }, ' c'] }], 'a b c'],
    [
      'a block is a line',
      [
        { tag: 'h3', children: ['A'] },
        { tag: 'p', children: ['b'] },
      ],
      'A\n\nb',
    ],
    ['a line break is one', [{ tag: 'p', children: ['a', { tag: 'br', children: [] }, 'b'] }], 'a\nb'],
    [
      'cells are parted by tabs, rows by lines',
      [
        {
          tag: 'table',
          children: [
            {
              tag: 'tr',
              children: [
                { tag: 'th', children: ['Item'] },
                { tag: 'th', children: ['Sum'] },
              ],
            },
            {
              tag: 'tr',
              children: [
                { tag: 'td', children: ['Tea'] },
                { tag: 'td', children: ['3'] },
              ],
            },
          ],
        },
      ],
      'Item\tSum\nTea\t3',
    ],
    [
      'there is at most one empty line',
      [
        { tag: 'blockquote', children: [{ tag: 'p', children: ['a'] }] },
        { tag: 'p', children: ['b'] },
      ],
      'a\n\nb',
    ],
    ['nothing is nothing', [], ''],
  ])('%s', (_rule, nodes, plain) => {
    expect(richTextToPlain(nodes)).toBe(plain);
  });
});
