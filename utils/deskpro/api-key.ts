import type { AppResult } from '../errors.ts';
import { err, ok } from '../result.ts';

/**
 * Parses an API key as Deskpro prints it, `ID:CODE`. Accepts the whole header too, because people paste it. Errors:
 * `key-empty`, `key-malformed`.
 */
export function parseApiKey(input: string): AppResult<string> {
  const key = input.trim().replace(/^(authorization:\s*)?key\s+/i, '');
  if (key === '') return err({ code: 'key-empty' });
  return /^\d+:[\x21-\x7e]+$/.test(key) ? ok(key) : err({ code: 'key-malformed' });
}
