import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { RichText } from '../../../utils/captures/rich-text.ts';
import { isSameAddress } from '../../../utils/captures/same-address.ts';
import { hideInRichText } from '../../../utils/privacy/hide-in-rich-text.ts';
import { hideInUrl } from '../../../utils/privacy/hide-in-url.ts';
import { hideWords, sensitiveIn } from '../../../utils/privacy/hide-words.ts';

vi.mock('../../../utils/i18n.ts', () => import('../../gallery/fake-i18n.ts'));

const mark = '[e-mail address hidden]';

describe('a text', () => {
  test('says what was hidden, in its place', () => {
    expect(hideWords('Write to ana@shop.example or 4111 1111 1111 1111 now', [])).toBe(
      `Write to ${mark} or [card number hidden] now`,
    );
  });

  test('keeps what is allowed, whatever its case, and hides what the person lists', () => {
    expect(hideWords('Ana@shop.example and bob@shop.example', [], ['ana@shop.example'])).toBe(
      `Ana@shop.example and ${mark}`,
    );
    expect(hideWords('Project Bluebird', ['bluebird'])).toBe('Project [listed word hidden]');
  });

  test('that was hidden once stays as it is', () => {
    const kinds = 'ana@shop.example 4111 1111 1111 1111 password: hunter2! DE89 3704 0044 0532 0130 00';
    const once = hideWords(kinds, []);
    expect(once).not.toMatch(/ana@|4111|hunter2|3704/);
    expect(hideWords(once, [])).toBe(once);
  });
});

describe('formatted text', () => {
  test('is read across its marks: what runs over several is hidden in all of them', () => {
    const text: RichText = [
      { tag: 'p', children: ['Ask ana@', { tag: 'strong', children: ['shop.'] }, 'example today'] },
    ];
    expect(hideInRichText(text, [])).toEqual([
      { tag: 'p', children: [`Ask ${mark}`, { tag: 'strong', children: [''] }, ' today'] },
    ]);
  });

  test('of two lines is not one text', () => {
    const lines: RichText = [
      { tag: 'p', children: ['4111 1111'] },
      { tag: 'p', children: ['1111 1111'] },
      '4111 1111',
      { tag: 'br', children: [] },
      '1111 1111',
    ];
    expect(hideInRichText(lines, [])).toEqual(lines);
  });

  test('hides in the addresses of links and pictures, and leaves what they are named', () => {
    expect(
      hideInRichText(
        [
          { tag: 'a', href: 'mailto:ana@shop.example', children: ['Ana'] },
          { tag: 'img', src: 'https://a.example/i?to=ana@shop.example', name: 'i.png', children: [] },
        ],
        [],
      ),
    ).toEqual([
      { tag: 'a', href: 'mailto:hidden', children: ['Ana'] },
      { tag: 'img', src: 'https://a.example/i?to=hidden', name: 'i.png', children: [] },
    ]);
  });

  test('without anything to hide is the same', () => {
    const leaf = fc.constantFrom('plain', 'words ', '', 'and more');
    const node = fc.letrec<{ node: RichText[number] }>((tie) => ({
      node: fc.oneof(
        leaf,
        fc.record({
          tag: fc.constantFrom('p' as const, 'strong' as const, 'td' as const),
          children: fc.array(tie('node'), { maxLength: 3 }),
        }),
      ),
    })).node;
    fc.assert(
      fc.property(fc.array(node, { maxLength: 4 }), (text) => {
        expect(hideInRichText(text, [])).toEqual(text);
      }),
    );
  });
});

describe('an address', () => {
  test.each([
    ['https://a.example/users/ana%40shop.example/edit', 'https://a.example/users/hidden/edit'],
    [
      'https://a.example/list?page=2&mail=ana@shop.example#top',
      'https://a.example/list?page=2&mail=hidden#top',
    ],
    ['https://a.example/#/reset?token=9f8e7d6c5b4a39281706', 'https://a.example/#/reset?token=hidden'],
    ['https://joe:hunter2@a.example/', 'https://a.example/'],
    ['mailto:ana@shop.example', 'mailto:hidden'],
  ])('%s is %s', (url, hidden) => {
    expect(hideInUrl(url, [])).toBe(hidden);
    if (!/joe|mailto/.test(url)) expect(isSameAddress(hidden, url)).toBe(true);
  });

  test.each([
    '',
    'https://shop.example/orders/20231234567?step=2&sort=-date#lines',
    'https://shop.example/a%zz/b?q=red+lamp&&x=#:~:text=A%20paragraph',
    'chrome://settings/',
  ])('%s stays as it is', (url) => {
    expect(hideInUrl(url, [])).toBe(url);
  });

  test('is not another one because its parts are hidden', () => {
    expect(isSameAddress('https://a.example/u/hidden', 'https://a.example/u/ana@shop.example')).toBe(true);
    expect(isSameAddress('data:text/html,<p>', 'data:text/html,<p>and so on')).toBe(true);
    expect(isSameAddress('data:text/html,<p>', 'data:text/html,<b>')).toBe(false);
    expect(isSameAddress('https://a.example/?m=hidden', 'https://a.example/?m=ana@shop.example')).toBe(true);
    expect(isSameAddress('https://a.example/?m=hidden', 'https://a.example/?n=ana@shop.example')).toBe(false);
    expect(isSameAddress('https://a.example/u/hidden', 'https://a.example/u/ana@shop.example/edit')).toBe(
      false,
    );
    expect(isSameAddress('https://a.example/u/1', 'https://a.example/u/2')).toBe(false);
  });
});

test('what is found is told with its place', () => {
  expect(sensitiveIn('to ana@shop.example', [])).toEqual([{ start: 3, end: 19, kind: 'email' }]);
});
