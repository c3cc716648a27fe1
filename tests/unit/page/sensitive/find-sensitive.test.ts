import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSensitive } from '../../../../utils/page/sensitive/find-sensitive.ts';
import type { SensitiveKind } from '../../../../utils/page/sensitive/span.ts';

/** Returns the found spans as `kind:text`. */
function found(text: string, words?: string[]): string[] {
  return findSensitive(text, words).map(({ start, end, kind }) => `${kind}:${text.slice(start, end)}`);
}

describe('what is nobody else’s business', () => {
  test.each<[SensitiveKind, string, string]>([
    ['card', 'Paid with ', '4111 1111 1111 1111'],
    ['card', 'Year 2026 ', '4242424242424242'],
    ['card', 'Amex: ', '3782-822463-10005'],
    ['card', 'UnionPay ', '6205500000000000004'],
    ['card', 'CVC: ', '737'],
    ['iban', 'Konto ', 'DE89 3704 0044 0532 0130 00'],
    ['iban', 'account ', 'gb29nwbk60161331926819'],
    ['email', 'write to ', 'zoë.o’neill@shop.example'.replace('’', "'")],
    ['email', '/reset?to=', 'ana%40shop.example'],
    ['phone', 'ring ', '+44 (0)20 7946 0958'],
    ['phone', 'Tel: ', '555-0142'],
    ['phone', 'am besten ', '0171/3920022'],
    ['phone', 'Rufen Sie ', '(030) 23125-499'],
    ['id', 'number ', '078-05-1120'],
    ['id', 'n° ', '1 91 11 99 323 726 38'],
    ['id', 'Corse ', '1 85 05 2A 006 084 35'],
    ['id', 'con DNI ', '12345678Z'],
    ['id', 'Passport no. ', 'K1234567'],
    ['id', 'Steuer-ID ', '86095742719'],
    ['id', 'numer ', '44051401359'],
    ['id', 'Aadhaar-like ', '8582 5021 6746'],
    ['id', 'CPF ', '111.444.777-35'],
    ['id', 'kimlik ', '10000000146'],
    ['id', 'nr ', '811228-9874'],
    ['key', 'id ', `AKIA${'IOSFODNN7EXAMPLE'}`],
    ['key', 'Deskpro ', '4:G8Z9GYTE5YRVXRKD4UNW5J7R9'],
    ['key', 'api_key=', 'P0EmnR15szNbPtMYmYmhwtnt'],
    ['token', 'Authorization: Bearer ', 'dGhpc2lzbm90YXJlYWx0b2tlbjE5ODQ'],
    ['token', 'see ', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    ['password', 'Passwort: ', 'hunter2'],
    ['password', 'postgres://app:', 'pL9x2vWq'],
    ['code', 'Your verification code is ', '482913'],
    ['code', '認証コード：', '773021'],
    ['code', 'PUK: ', '48217735'],
    ['code', 'Ihr Einmalcode lautet ', 'H7K-2PQ'],
    ['key', 'otpauth://totp/Acme:jo?secret=', 'JBSWY3DPEHPK3PXP'],
    ['code', 'Recovery codes: ', '7f3k-9d2m p0q8-1x7z'],
    ['iban', 'Sort code ', '20-45-77'],
    ['iban', 'Account no. ', '73238708'],
    ['iban', 'číslo účtu ', '19-2000145399/0800'],
    ['id', 'Medicare ', '1EG4-TE5-MK73'],
    ['id', 'EIN ', '12-3456789'],
    ['id', 'r. č. ', '875421/2588'],
    ['id', 'číslo ', '11010519491231002X'],
    ['id', 'ID ', '784-1985-4721273-2'],
    ['id', 'MRZ ', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
    ['email', 'to ', '"ana maria"@shop.example'],
    ['email', 'to ', 'ana [at] shop [dot] example'],
  ])('%s: %s%s', (kind, before, secret) => {
    const tail = before.startsWith('postgres') ? '@localhost/shop' : ' , and more';
    expect(found(`${before}${secret}${tail}`)).toEqual([`${kind}:${secret}`]);
  });

  test.each([
    ['ana@shop.example.png', 'ana@shop.example'],
    ['jane.roe%40shop.example-passport.svg', 'jane.roe%40shop.example'],
  ])('the name of a picture may begin with an address: %s', (name, address) => {
    expect(found(name)).toEqual([`email:${address}`]);
  });

  test.each([
    'Order 302-4471908-5530761 of 2026-11-23 14:05',
    'a card that does not check: 4111 1111 1111 1112',
    'an IBAN that does not check: DE89 3704 0044 0532 0130 01',
    'logo@2x.png in @scope/widgets@4.11.2',
    'sprite@2x.dark.png, hero@1.5x.webp and tabs@3x-small.avif, chart@4.2.1.png',
    '1.204,33 € and $1,284.50 and 612 345 678 zł',
    'v7.14.0-rc.2, 192.0.2.181:50122, 00:1B:44:11:3A:B7',
    'af1a61a1-6f05-49de-a7d8-fa14fe03c80e',
    'sha1 66775d4de7309e4fc6302ee9968755a6dd988aed',
    '52.5200° N, 13.4050° E, ISBN 978-3-16-148410-0',
    'IMEI 355183135568744, EAN 4020662226040',
    'Password: required. Passwort: ••••••••',
    'Bearer authentication is required; the token has expired',
    'error code 404123, postcode 20457, country code 385',
    'Handy-Rechnung vom 12.10.2026',
    'api-v2-deployment-7d9f8b6c5d, pk_customer_orders_2024, ASIA-PACIFIC-REGION-2024',
    'Art.-Nr. 0815 4711 99, Saison 2023/2024, name@1.2.3',
    'Code review confirmed in change 48217',
    'Password: required in 2024, and changed. Passwort: erforderlich',
    'git@github.example:acme/app.git with GPG key: 9554F04D7259F04124DE6B476D5A82AC7E37093B',
    'const pass = decipher.finish(); PWD=/home/robot',
    'sign-in code path moved to line 1420, the security code update shipped in 2023',
    'The password reset is broken in ABC-12345, and the password policy is in PROJ-1234',
    'This code is 2000 lines long. I get this code: 80070005',
    'password storage is state-of-the-art here',
    'password | owner\nreset | ann',
  ])('is not this: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    ['Markdown', '| Host | Password |\n|---|---|\n| nas | p&iX3?K%Bz |\n| web | orangetree |'],
    ['a database', ' id | password   \n----+------------\n  1 | p&iX3?K%Bz \n  2 | orangetree\n(2 rows)'],
  ])('stands under its head in a table that %s draws', (_name, text) => {
    expect(found(text)).toEqual(['password:p&iX3?K%Bz', 'password:orangetree']);
  });
});

describe('a password of letters or figures alone', () => {
  test.each<[string, string[]]>([
    ['Kennwort: Regenbogen', ['password:Regenbogen']],
    ['pwd=84620193 host=db1', ['password:84620193']],
    ['{"password":"orangetree"}', ['password:orangetree']],
    ['<password>orangetree</password>', ['password:orangetree']],
    ['Heslo: slunecnice\nDěkuji', ['password:slunecnice']],
    ['redis://:orangetree@cache.test/0', ['password:orangetree']],
    ['Passphrase: correct horse battery staple', ['password:correct horse battery staple']],
    ['Password: forgotten', []],
    ['Password: choose four words that you know', []],
    ['Пароль: обязательно', []],
    ['password={{ vault }} and password: $SECRET', []],
  ])('stands right beside its label: %s', (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });
});

describe('a private key', () => {
  const lines = [
    '4L+6azX5jR7ifIUnekUUpqAhmsTMgxAZ7roDO8O46oj6zm++6Y61NcrbKAhmYvyY',
    'MQWEVcmVH6RcJJRXJsk+xkVHA3ZnWjoUPKA830m8OtqVrVn6cZQaFwMN5Lj96syR',
  ];
  const begin = (what: string) => `-----BEGIN ${what}-----`;
  const end = (what: string) => `-----END ${what}-----`;

  test.each([
    ['encrypted', 'ENCRYPTED PRIVATE KEY', '\n'],
    ['with headers', 'RSA PRIVATE KEY', '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,F4F24792\n\n'],
    ['in JSON', 'PRIVATE KEY', '\\n'],
    ['of PGP', 'PGP PRIVATE KEY BLOCK', '\nVersion: GnuPG v2\n\n'],
    ['with line numbers', 'OPENSSH PRIVATE KEY', '\n  2  '],
  ])('%s is hidden from its first line to its last', (_what, name, separator) => {
    const key = [begin(name), ...lines, end(name)].join(separator);
    expect(found(`see ${key}\nand write back`)).toEqual([`key:${key}`]);
  });

  test('without its end is hidden as far as it goes', () => {
    const key = `${[begin('EC PRIVATE KEY'), ...lines].join('\n')}\n`;
    expect(found(`${key}the log ends here, please write back`)).toEqual([`key:${key}`]);
  });

  test('is no certificate and no public key', () => {
    const texts = ['CERTIFICATE', 'PGP PUBLIC KEY BLOCK'].map((name) =>
      [begin(name), ...lines, end(name)].join('\n'),
    );
    expect(texts.flatMap((text) => found(text))).toEqual([]);
  });
});

describe('a text as people and pages write it', () => {
  test('is read with full-width characters, other blanks, dashes and digits', () => {
    expect(found('電話 ０３−５５５０−１２３５')).toEqual(['phone:０３−５５５０−１２３５']);
    expect(found('4111\u00a01111\u202f1111\u20091111')).toEqual(['card:4111\u00a01111\u202f1111\u20091111']);
    expect(found('+٤٩ ٣٠ ٢٣١٢٥ ٤١٩')).toEqual(['phone:+٤٩ ٣٠ ٢٣١٢٥ ٤١٩']);
  });

  test('is read without what takes no place, which is hidden with the rest', () => {
    expect(found('x a\u00adna@shop\u200b.example y')).toEqual(['email:a\u00adna@shop\u200b.example']);
    // A variant of a character is chosen by a sign of two UTF-16 units.
    expect(found('葛\u{e0100}: ana@shop.example y')).toEqual(['email:ana@shop.example']);
    expect(found('\u202a4111 1111\u2060 1111 1111\u202c')).toEqual(['card:4111 1111\u2060 1111 1111']);
  });

  test('is read with accents in one character or in two, and without', () => {
    for (const text of ['Contraseña: sol-26', 'Contrasen\u0303a: sol-26', 'contrasena: sol-26'])
      expect(found(text)).toEqual(['password:sol-26']);
  });
});

describe('a listed word', () => {
  test('is hidden whatever its case, accents and blanks', () => {
    expect(found('PROJECT  bluebird and Müller', ['Project Bluebird', 'muller'])).toEqual([
      'word:PROJECT  bluebird',
      'word:Müller',
    ]);
  });

  test('is no part of another word, save in scripts without cases', () => {
    expect(found('Anagram, Ana', ['ana'])).toEqual(['word:Ana']);
    expect(found('山田様', ['山田'])).toEqual(['word:山田']);
  });

  test('may be of any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), (word) => {
        const bare = word.normalize('NFD').replace(/[\p{Mn}\p{Cf}]/gu, '');
        fc.pre(bare.trim() !== '');
        expect(findSensitive(`( ${word} )`, [word]).length).toBeGreaterThan(0);
      }),
    );
  });

  test('that is blank is none', () => {
    expect(found('a b', ['', ' '])).toEqual([]);
  });
});

describe('spans', () => {
  test('that overlap are one, of the stronger kind', () => {
    expect(found('password: ana@shop.example')).toEqual(['password:ana@shop.example']);
  });

  test('are in order, apart, not empty and within any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '4111 1111 1111 1111',
        'ana@shop.example',
        '+49 30 23125 419',
        'password: a1-',
        '\u200b',
        ' ',
      ),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of findSensitive(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
