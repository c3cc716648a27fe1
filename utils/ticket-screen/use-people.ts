import { useEffect, useMemo, useState } from 'preact/hooks';
import type { People, PersonSuggestion } from '../../components/ticket/ticket-props.ts';
import type { CaptureId } from '../captures/capture.ts';
import { namedSetting } from '../captures/named-addresses.ts';
import { parsePerson } from '../captures/people.ts';
import { request } from '../messages.ts';
import { ok } from '../result.ts';
import type { Helpdesk } from './use-helpdesk.ts';

const nobody: readonly string[] = [];

/**
 * Returns the people the ticket may be for: the API key's owner, people named in the selection and on the page, and the
 * requesters of the last tickets.
 */
export function usePeople(
  { connection, recent }: Pick<Helpdesk, 'connection' | 'recent'>,
  id: CaptureId | undefined,
): People {
  const [named, setNamed] = useState(nobody);
  useEffect(() => {
    if (id === undefined) return;
    void namedSetting.read().then((all) => {
      setNamed(all?.find((one) => one.id === id)?.addresses ?? nobody);
    });
  }, [id]);
  const helpdesk = connection?.baseUrl;
  return useMemo(() => {
    const me = connection?.person;
    return {
      suggestions: [
        ...(me?.email ? [{ name: me.name, email: me.email, origin: 'me' as const }] : []),
        ...named.map((email): PersonSuggestion => ({ name: '', email, origin: 'page' })),
        ...recent.flatMap((one) => parsePerson(one) ?? []),
      ],
      search: async (words) => {
        const answer = await request('searchPeople', { words, helpdesk });
        return answer.ok
          ? ok(answer.value.map((person) => ({ ...person, origin: 'helpdesk' as const })))
          : answer;
      },
    };
  }, [connection, recent, helpdesk, named]);
}
