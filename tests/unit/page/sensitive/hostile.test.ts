import { describe, expect, test } from 'vitest';
import { detectors, findSensitive } from '../../../../utils/page/sensitive/find-sensitive.ts';
import { countSteps } from './count-steps.ts';

/** Texts that keep the patterns busy: each text almost matches a pattern for its whole length. */
const hostile: [string, string][] = [
  ['letters', 'a'],
  ['figures', '1'],
  ['figures in groups', '4111 1111 '],
  ['figures and signs', '0-1./ ('],
  ['a phone that does not end', '+49 (0) '],
  ['almost addresses', 'a.b@c.d-'],
  ['dots', 'a@a.'],
  ['almost IBANs', 'DE89 AB12 '],
  ['labels', 'password passport telefon verification code '],
  ['labels and signs', 'password=authorization: token="secret:'],
  ['beginnings', 'eyJeyJ.-eyJ.bearer '],
  ['code after code', 'code 1234 verif '],
  ['blanks', ' \n'],
  ['hyphens', '-----BEGIN PRIVATE KEY-----'],
  ['tables', 'pin | password\n| token | 1234 |\n'],
  ['surrogates', '\u{1d41a}\u{1d41b}@'],
];

describe('hostile text', () => {
  // A backtracking pattern needs at least four times the steps for twice the text.
  test.each(hostile)('of %s costs each pattern steps in proportion to its length', (_name, piece) => {
    const long = piece.repeat(Math.ceil(1200 / piece.length));
    const short = long.slice(0, 600);
    for (const { kind, pattern: source } of detectors) {
      const pattern = new RegExp(source);
      const steps = countSteps(pattern, long);
      const ratio = steps / countSteps(pattern, short);
      expect([kind, pattern.source, steps / long.length > 300 ? steps : 'few']).toEqual([
        kind,
        pattern.source,
        'few',
      ]);
      expect([pattern.source, ratio < 2.2 ? 'linear' : ratio]).toEqual([pattern.source, 'linear']);
    }
  });

  test.each(hostile)('of %s is read to its end, a megabyte of it', (_name, piece) => {
    const text = `${piece.repeat(Math.ceil(1e6 / piece.length))} zoe@last.example`;
    expect(findSensitive(text).at(-1)?.end).toBe(text.length);
  });
});

describe('the count of steps', () => {
  test('tells a pattern that explodes from one that does not', () => {
    const steps = (length: number) => countSteps(/(?:a|a?a){1,30}b/u, 'a'.repeat(length));
    expect(steps(14) / steps(7)).toBeGreaterThan(20);
    const calm = (length: number) => countSteps(/a{1,4}b/u, 'a'.repeat(length));
    expect(calm(200) / calm(100)).toBeLessThan(2.1);
  });

  test.each<[RegExp, string]>([
    [/(?<!\d)\d{2,3}([ -]?)\d\1\d(?!\d)/u, '12-3-4 and 999'],
    [/(?:ab|a){1,3}?c/u, 'ababc'],
    [/x(?=yz?)(?<v>y)/u, 'xy'],
  ])('ends where the pattern %s ends', (pattern, text) => {
    expect(countSteps(pattern, text)).toBeGreaterThan(text.length);
  });
});
