import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Right } from '../types.ts';
import { type Database, flag, json } from './database.ts';

/**
 * The keys that every helpdesk has. Each is `ID:CODE`; the code is random and unique, so that a leak can be searched
 * for.
 */
export interface Keys {
  /** Acts as agent 1, an admin. */
  full: string;
  /** Has every right except creating tickets, which is a 403. */
  noCreate: string;
  /** Needs `X-DeskPRO-Agent-ID`; without it every request is a 401. */
  machine: string;
  /** For `Authorization: token …`; acts as agent 1. */
  token: string;
}

const rights = [
  'tickets.create',
  'tickets.update',
  'tickets.list',
  'tickets.delete',
  'blobs.create',
  'blobs.list',
  'agents.list',
  'departments.list',
  'fields.list',
  'directory.list',
  'people.list',
  'people.create',
  'search',
  'batch',
  'me',
] as const satisfies readonly Right[];

const keyRow = z.object({
  name: z.enum(['full', 'noCreate', 'machine', 'token']),
  id: z.number(),
  code: z.string(),
  scheme: z.enum(['key', 'token']),
  person: z.number().nullable(),
  denied: json(z.array(z.enum(rights))),
  is_revoked: flag,
});
export type ApiKey = z.infer<typeof keyRow>;

/** Returns `length` random capital letters and digits. */
export function randomCode(length: number): string {
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)] ?? 'A').join('');
}

export function seedKeys(db: Database): void {
  const insert = 'INSERT INTO api_keys (name, id, code, scheme, person, denied) VALUES (?, ?, ?, ?, ?, ?)';
  db.run(insert, 'full', 1, randomCode(25), 'key', 1, '[]');
  db.run(insert, 'noCreate', 2, randomCode(25), 'key', 2, '["tickets.create"]');
  db.run(insert, 'machine', 3, randomCode(25), 'key', null, '[]');
  db.run(insert, 'token', 1, randomCode(25), 'token', 1, '[]');
}

export function listKeys(db: Database): Keys {
  const keys: Keys = { full: '', noCreate: '', machine: '', token: '' };
  for (const key of db.all(keyRow, 'SELECT * FROM api_keys')) keys[key.name] = `${key.id}:${key.code}`;
  return keys;
}

/** Returns the key of an `Authorization` header, unless it is revoked. */
export function findKey(db: Database, authorization: string): ApiKey | undefined {
  const parts = /^(key|token) (\d+):([A-Z0-9]+)$/.exec(authorization);
  if (!parts) return undefined;
  const [, scheme = '', id = '', code = ''] = parts;
  return db.get(
    keyRow,
    'SELECT * FROM api_keys WHERE scheme = ? AND id = ? AND code = ? AND is_revoked = 0',
    scheme,
    Number(id),
    code,
  );
}

export function setRevoked(db: Database, key: keyof Keys, isRevoked: boolean): void {
  db.run('UPDATE api_keys SET is_revoked = ? WHERE name = ?', Number(isRevoked), key);
}

/** Sets the only rights that the key has, as an admin does with allow tags. */
export function setAllowed(db: Database, key: keyof Keys, allowed: readonly Right[]): void {
  const denied = rights.filter((right) => !allowed.includes(right));
  setDenied(db, key, denied);
}

/** Sets the rights that the key does not have. */
export function setDenied(db: Database, key: keyof Keys, denied: readonly Right[]): void {
  db.run('UPDATE api_keys SET denied = ? WHERE name = ?', JSON.stringify(denied), key);
}
