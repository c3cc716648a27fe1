import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppError } from '../utils/errors.ts';
import type { People, PersonSuggestion } from './screen-props.ts';

/** Long enough for the next letter of someone who types. */
const settleMs = 250;
const fewestLetters = 2;

interface Search {
  /** What was searched for; null before the first answer. */
  words: string | null;
  found: readonly PersonSuggestion[];
  problem: AppError | null;
}

/** Searches the helpdesk's people for words that stand still. Words that change or go end the search for the ones before. */
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
