import { describe, expect, test } from 'vitest';
import { findSensitive } from '../../../../utils/page/sensitive/find-sensitive.ts';

/** Texts with as many candidates as possible, each of which has to be judged. */
const shapes: [string, string][] = [
  ['beginnings of IBANs', 'DE89 '],
  ['one long number', '4'],
  ['one long word of base64', 'aB3dE5fG7hJ9kL1m'],
  ['signs of addresses', 'a@'],
  ['nested quotes', `"a@'"`],
  ['labels of accounts', 'blz 1 acc '],
  ['labels of seeds', 'otp key '],
  ['cookies', 'sid=abc'],
  ['beginnings of private keys', '-----BEGIN PRIVATE KEY-----\nab '],
  ['chevrons', 'P<A1'],
  ['links that reset', '/reset/abcdefgh12345678'],
  ['keys one after the other', 'ghp_sk-'],
  ['codes before labels', 'code 1234 verif '],
  ['labels of phrases', 'passphrase: word word '],
  ['lists of codes', 'recovery code: a1b2 '],
];

/** Returns how often patterns run, and how many characters they match for judging. */
function workOn(text: string): { calls: number; characters: number } {
  const exec = RegExp.prototype.exec;
  const work = { calls: 0, characters: 0 };
  RegExp.prototype.exec = function counted(asked: string) {
    const match = exec.call(this, asked);
    work.calls += 1;
    work.characters += match?.[0].length ?? 0;
    return match;
  };
  try {
    findSensitive(text);
  } finally {
    RegExp.prototype.exec = exec;
  }
  return work;
}

describe('the work on a hostile text of 600 kB', () => {
  test.each(shapes)('of %s is twice that of its half, and little for each character', (_name, piece) => {
    const text = piece.repeat(Math.ceil(600_000 / piece.length));
    const half = workOn(text.slice(0, text.length / 2));
    const whole = workOn(text);
    // Every text takes some hundreds of calls, even a short one.
    expect(whole.calls).toBeLessThan(2.1 * half.calls + 500);
    expect(whole.characters).toBeLessThan(2.1 * half.characters + 500);
    expect(whole.calls / text.length).toBeLessThan(1.5);
    expect(whole.characters / text.length).toBeLessThan(12);
  });
});
