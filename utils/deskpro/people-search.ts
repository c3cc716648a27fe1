import * as z from 'zod/mini';
import type { AppResult } from '../errors.ts';
import { ok } from '../result.ts';
import { type DeskproClient, inAddress } from './client.ts';
import { Found, listOf, PersonRow } from './schemas.ts';

/** A person whom the helpdesk knows. */
export interface KnownPerson {
  name: string;
  email: string;
}

/**
 * Searches the helpdesk's people by name or address, in one request. A whole address is also looked up exactly, because
 * that look-up is documented, while the helpdesk alone decides what its search finds. The look-up finds neither a
 * person's second address nor a deleted agent's.
 */
export async function searchPeople(
  { getMany }: Pick<DeskproClient, 'getMany'>,
  words: string,
  signal: AbortSignal,
): Promise<AppResult<KnownPerson[]>> {
  const asked = inAddress(words);
  const exactly = `people?primary_email=${asked}`;
  const roughly = `search?types=person&q=${asked}`;
  const paths = words.includes('@') ? [exactly, roughly] : [roughly];
  const found = await getMany(paths, { signal, mayFail: () => true });
  if (!found.ok) return found;
  const listed = listOf(z.unknown()).safeParse(found.value.get(exactly));
  const groups = Found.safeParse(found.value.get(roughly));
  const rows = [
    ...(listed.success ? listed.data.data : []),
    ...(groups.success ? groups.data.data.grouped_results : []).flatMap(({ type, results }) =>
      type === 'person' ? results : [],
    ),
  ];
  const people = new Map<string, KnownPerson>();
  for (const row of rows) {
    const person = PersonRow.safeParse(row);
    if (!person.success || person.data.is_deleted || !person.data.primary_email) continue;
    const { primary_email: email, display_name: shown, name } = person.data;
    people.set(email.toLowerCase(), { email, name: shown || name });
  }
  return ok([...people.values()]);
}
