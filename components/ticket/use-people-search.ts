import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../utils/errors.ts';
import type { People, PersonSuggestion } from './ticket-props.ts';

/** How long words must stay unchanged before they are searched for: long enough to type the next letter. */
const settleMs = 250;
const fewestLetters = 2;

interface Search {
  /** The words that were searched for. Null before the first answer. */
  words: string | null;
  found: readonly PersonSuggestion[];
  problem: AppError | null;
}

/** Searches the helpdesk's people once the words stay unchanged. Changed or removed words end the previous search. */
export function usePeopleSearch(search: People['search'], words: string): Search & { busy: boolean } {
  const [answer, setAnswer] = useState<Search>({ words: null, found: [], problem: null });
  const underWay = useRef(false);
  const asked = words.trim().length < fewestLetters ? '' : words.trim();
  useEffect(() => {
    if (asked === '') {
      if (underWay.current) void search('');
      underWay.current = false;
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      underWay.current = true;
      const reply = await search(asked);
      if (!current) return;
      underWay.current = false;
      setAnswer({
        words: asked,
        found: reply.ok ? reply.value : [],
        problem: reply.ok ? null : reply.error,
      });
    }, settleMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [asked, search]);
  return { ...answer, busy: asked !== '' && answer.words !== asked };
}
