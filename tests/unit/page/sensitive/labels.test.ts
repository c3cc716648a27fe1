import { describe, expect, test } from 'vitest';
import { kindOfLabel } from '../../../../utils/page/sensitive/labels.ts';
import type { SensitiveKind } from '../../../../utils/page/sensitive/span.ts';

describe('a label', () => {
  test.each<[SensitiveKind, string[]]>([
    [
      'password',
      [
        'Password',
        'Passwort:',
        'CONTRASEÑA',
        'Mot de passe',
        'Hasło',
        'パスワード',
        'Пароль',
        'Mật khẩu',
        'сПароль'.slice(1),
      ],
    ],
    ['key', ['API key', 'API-Schlüssel', 'Client secret', 'Access token', 'APIキー', 'Klucz API']],
    [
      'code',
      ['PIN', 'Verification code', 'Bestätigungscode', 'Code de vérification', '验证码', 'Backup codes'],
    ],
    ['card', ['Card number', 'CVV', 'Kartennummer', 'カード番号']],
    ['iban', ['IBAN', 'Account number', 'Kontonummer', 'Sort code', 'BLZ', '口座番号']],
    ['id', ['SSN', 'Steuer-ID', 'Passport no.', 'PESEL', '身份证号', 'Personnummer']],
    ['email', ['E-mail', 'Email address', 'メール']],
    ['phone', ['Phone', 'Tel.', 'Téléphone', 'Mobile', '電話番号']],
  ])('asks for a %s', (kind, labels) => {
    expect(labels.map((label) => [label, kindOfLabel(label)])).toEqual(labels.map((label) => [label, kind]));
  });

  test.each([
    'Name',
    'Order number',
    'Total',
    'Status',
    'Updated',
    'City',
    'Error code',
    'Hotel',
    'Language',
  ])('asks for nothing of ours: %s', (label) => {
    expect(kindOfLabel(label)).toBeNull();
  });
});
