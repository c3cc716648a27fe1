import { useMemo } from 'preact/hooks';
import type { People, PersonSuggestion } from '../../components/screen-props.ts';
import type { Capture } from '../../utils/captures/capture.ts';
import { parsePerson } from '../../utils/captures/people.ts';
import { richTextToPlain } from '../../utils/captures/rich-text-words.ts';
import { request } from '../../utils/messages.ts';
import { addressesIn } from '../../utils/page/addresses.ts';
import { ok } from '../../utils/result.ts';
import type { Helpdesk } from './use-helpdesk.ts';

/** Whom the ticket may be for: the key's own person, who is named in the selection and on the page, whom the last ones were for. */
export function usePeople(
  { connection, recent }: Pick<Helpdesk, 'connection' | 'recent'>,
  capture: Capture | null,
): People {
  const helpdesk = connection?.baseUrl;
  const { selection, page } = capture ?? { selection: null, page: null };
  return useMemo(() => {
    const named = [
      ...addressesIn(selection === null ? '' : richTextToPlain(selection)),
      ...(page?.addresses ?? []),
    ];
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
  }, [connection, recent, helpdesk, selection, page]);
}
