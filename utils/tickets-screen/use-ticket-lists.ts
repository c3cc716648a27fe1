import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { onCaptureChange } from '../captures/changes.ts';
import type { ListName } from '../captures/stored-row.ts';
import { countWaiting, pageSize, readList, type TicketList } from '../captures/ticket-list.ts';

/**
 * How often the lists are refreshed at most. Deliveries change rows many times a second, which the eye cannot follow.
 */
const liveEveryMs = 200;

export interface TicketLists {
  waiting: TicketList | null;
  sent: TicketList | null;
  needPerson: number;
  /** The browser's storage could not be read. */
  unreadable: boolean;
  query: string;
  search(query: string): void;
  more(list: ListName): void;
}

interface Read {
  waiting: TicketList;
  sent: TicketList;
  needPerson: number;
}

/**
 * Returns the shown rows of both lists, live. However many captures change, the shown rows are read once per
 * `liveEveryMs` at most.
 */
export function useTicketLists(): TicketLists {
  const [query, setQuery] = useState('');
  const [limits, setLimits] = useState({ waiting: pageSize, sent: pageSize });
  const [read, setRead] = useState<Read | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const wanted = useRef({ query, limits });
  const asked = useRef(0);

  const refresh = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const { query, limits } = wanted.current;
    try {
      const [waiting, sent, { blocked }] = await Promise.all([
        readList('waiting', query, limits.waiting),
        readList('sent', query, limits.sent),
        countWaiting(),
      ]);
      if (mine !== asked.current) return;
      setRead({ waiting, sent, needPerson: blocked });
      setUnreadable(false);
    } catch {
      setUnreadable(true);
    }
  }, []);

  useEffect(() => {
    wanted.current = { query, limits };
    void refresh();
  }, [query, limits, refresh]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onCaptureChange(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void refresh();
      }, liveEveryMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [refresh]);

  const search = useCallback((text: string) => {
    setQuery(text);
    setLimits({ waiting: pageSize, sent: pageSize });
  }, []);
  const more = useCallback((list: ListName) => {
    setLimits((before) => ({ ...before, [list]: before[list] + pageSize }));
  }, []);

  return {
    waiting: read?.waiting ?? null,
    sent: read?.sent ?? null,
    needPerson: read?.needPerson ?? 0,
    unreadable,
    query,
    search,
    more,
  };
}
