import { type KnownPerson, searchPeople as search } from '../deskpro/people-search.ts';
import { type AppResult, unexpected } from '../errors.ts';
import type { RequestData } from '../request-schemas.ts';
import { err, ok } from '../result.ts';
import { openLine } from './helpdesk-line.ts';

/** Searches a helpdesk's people. A new search ends the one before; with empty words it does nothing else. */
export async function searchPeople({
  words,
  helpdesk,
}: RequestData<'searchPeople'>): Promise<AppResult<KnownPerson[]>> {
  const stop = new AbortController();
  try {
    return await navigator.locks.request('people', { steal: true }, async () => {
      if (words === '') return ok([]);
      const line = await openLine(helpdesk);
      return line.ok ? search(line.value.client, words, stop.signal) : line;
    });
  } catch (thrown) {
    stop.abort();
    return err(unexpected(thrown));
  }
}
