import { type MessageKey, t } from '../i18n.ts';

const reasons: Readonly<Record<string, MessageKey>> = {
  marked: 'reasonMarked',
  password: 'reasonPassword',
  key: 'reasonKey',
  token: 'reasonToken',
  card: 'reasonCard',
  iban: 'reasonIban',
  id: 'reasonId',
  code: 'reasonCode',
  email: 'reasonEmail',
  phone: 'reasonPhone',
  word: 'reasonWord',
  frame: 'reasonFrame',
};

/** Returns in words why something is hidden, such as "e-mail address". */
export function reasonWords(reason: string): string {
  const key = reasons[reason];
  return key === undefined ? reason : t(key);
}
