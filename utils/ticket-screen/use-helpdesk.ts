import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Preferences } from '../captures/preferences.ts';
import { recentRequestersSetting } from '../captures/recent-requesters.ts';
import { readPreferences } from '../captures/stored-preferences.ts';
import type { ConnectionSummary } from '../deskpro/connection.ts';
import { type Directory, isFresh } from '../deskpro/directory.ts';
import { connectionSetting, directorySetting } from '../deskpro/stored-connection.ts';
import type { AppError } from '../errors.ts';
import { otherHelpdesksSetting, readConnections, readHelpdesk } from '../helpdesks.ts';
import { request } from '../messages.ts';

export interface Helpdesk {
  /** All connected helpdesks, the active one first. */
  helpdesks: readonly ConnectionSummary[];
  /** Null if not connected. Undefined until it is read. */
  connection: ConnectionSummary | null | undefined;
  preferences: Preferences | null;
  directory: Directory | null;
  /** Whether the stored directory is read. It is read after the rest, because it may have megabytes. */
  isDirectoryRead: boolean;
  directoryProblem: AppError | null;
  /** The requesters of the last tickets, as they were written. */
  recent: readonly string[];
  /** Reads agents and departments from the helpdesk if they are old, or always if `evenIfFresh`. */
  reload(how: { evenIfFresh: boolean }): Promise<void>;
}

/**
 * Returns what is stored about the helpdesk that a draft is bound to, else about the active helpdesk. Only an old
 * directory costs a request.
 */
export function useHelpdesk(bound?: string): Helpdesk {
  const [connection, setConnection] = useState<ConnectionSummary | null | undefined>(undefined);
  const [preferences, setPreferences] = useState<Preferences | null>(null);
  /** Null until it is read. */
  const [read, setRead] = useState<{ of: string | undefined; directory: Directory | null } | null>(null);
  const [recent, setRecent] = useState<readonly string[]>([]);
  const [directoryProblem, setDirectoryProblem] = useState<AppError | null>(null);
  const [helpdesks, setHelpdesks] = useState<ConnectionSummary[]>([]);
  const own = useRef(bound);
  own.current = bound;
  // Undefined for the active helpdesk, which is already read: binding a draft to it needs no second read.
  const other = bound === helpdesks[0]?.baseUrl ? undefined : bound;

  const reload = useCallback(async ({ evenIfFresh }: { evenIfFresh: boolean }) => {
    const refreshed = await request('refreshDirectory', { evenIfFresh, helpdesk: own.current });
    setDirectoryProblem(refreshed.ok ? null : refreshed.error);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another helpdesk has to be read again
  useEffect(() => {
    const readAll = async () => {
      turn += 1;
      const mine = turn;
      const [all, preferred, requesters] = await Promise.all([
        readConnections(),
        readPreferences(),
        recentRequestersSetting.read(),
      ]);
      if (mine !== turn) return;
      const shown = all.find((one) => one.connection.baseUrl === own.current) ?? all[0];
      const of = shown?.connection.baseUrl;
      setHelpdesks(all.map(({ connection: one }) => one));
      setConnection((before) =>
        before && JSON.stringify(before) === JSON.stringify(shown?.connection)
          ? before
          : (shown?.connection ?? null),
      );
      setPreferences(shown?.preferences ?? preferred);
      setRecent(requesters ?? []);
      // Nobody must choose from another helpdesk's lists.
      setRead((before) => (before?.of === of ? before : null));
      const directory = (await readHelpdesk(of))?.directory ?? null;
      if (mine !== turn) return;
      setRead({ of, directory });
      if (shown !== undefined && !isFresh(directory, Date.now())) await reload({ evenIfFresh: false });
    };
    let turn = 0;
    void readAll();
    const again = () => void readAll();
    const stops = [connectionSetting, directorySetting, otherHelpdesksSetting].map((one) => one.watch(again));
    return () => {
      turn += 1;
      for (const stop of stops) stop();
    };
  }, [reload, other]);

  const isDirectoryRead = read !== null;
  const directory = read?.directory ?? null;
  return { helpdesks, connection, preferences, directory, isDirectoryRead, directoryProblem, recent, reload };
}
