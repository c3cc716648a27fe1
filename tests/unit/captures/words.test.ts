import { describe, expect, test } from 'vitest';
import { siteOf, wordsIn, wordsOf } from '../../../utils/captures/words.ts';
import { makeCapture } from '../make-capture.ts';

describe('words', () => {
  test.each([
    ['Größe: Müller & Søn', ['große', 'muller', 'søn']],
    ['  the THE Thé ', ['the']],
    ['#4127 (NWND-4127)', ['4127', 'nwnd']],
    ['', []],
    ['… — !', []],
  ])('of “%s” are folded, once each, without marks', (text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  test('are of the subject, the requester, the site, the number and the reference', () => {
    const receipt = {
      ticketId: 4127,
      ref: 'NWND-77',
      url: 'https://d.example/app#/t/ticket/4127',
      sentAt: 1,
    };
    const words = wordsOf(makeCapture({ stage: { name: 'sent', receipt } }));
    expect(words).toEqual(
      expect.arrayContaining(['4127', 'nwnd', '77', 'total', 'joe', 'northwind', 'shop', 'example']),
    );
    expect(words).not.toContain('basket');
  });

  test('of scripts without spaces are found from their middle on', () => {
    expect(wordsOf(makeCapture({ form: { subject: '東京タワー' } }))).toEqual(
      expect.arrayContaining(['東京タワー', '京タワー', 'タワー']),
    );
  });

  test('are bounded however long a subject is', () => {
    const subject = Array.from({ length: 5000 }, (_, index) => `w${index}${'x'.repeat(100)}`).join(' ');
    const words = wordsOf(makeCapture({ form: { subject } }));
    expect(words.length).toBeLessThanOrEqual(150);
    expect(Math.max(...words.map(({ length }) => length))).toBeLessThanOrEqual(32);
  });
});

test.each([
  ['https://shop.example:8443/a', 'shop.example:8443'],
  ['file:///home/joe/a.html', 'file:///home/joe/a.html'],
  ['nonsense', 'nonsense'],
])('the site of %s is %s', (url, site) => {
  expect(siteOf(url)).toBe(site);
});
