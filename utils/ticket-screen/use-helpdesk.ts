import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Preferences } from '../captures/preferences.ts';
import { type Directory, isFresh } from '../deskpro/directory.ts';
import type { AppError } from '../errors.ts';
import { otherHelpdesksSetting, readConnections, readHelpdesk } from '../helpdesks.ts';
import { request } from '../messages.ts';
import {
  type ConnectionSummary,
  connectionSetting,
  directorySetting,
  readPreferences,
  recentRequestersSetting,
} from '../settings.ts';

export interface Helpdesk {
  /** All that are connected, the one in force first. */
  helpdesks: readonly ConnectionSummary[];
  /** Undefined until it is read. */
  connection: ConnectionSummary | null | undefined;
  preferences: Preferences | null;
  directory: Directory | null;
  /** Whether what is known of the directory is read, which comes after the rest: it may have megabytes. */
  isDirectoryRead: boolean;
  directoryProblem: AppError | null;
  /** Whom the last tickets were for, as it was written. */
  recent: readonly string[];
  /** Reads agents and departments from the helpdesk; only where they are old, unless `evenIfFresh`. */
  reload(evenIfFresh: boolean): Promise<void>;
}

/** The helpdesk a draft is bound to, else the one in force, as it is known here. Only a directory that is old costs a request. */
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
  // Most drafts are bound to the one in force, and what is known of that is read already.
  const other = bound === helpdesks[0]?.baseUrl ? undefined : bound;

  const reload = useCallback(async (evenIfFresh: boolean) => {
    const refreshed = await request('refreshDirectory', { evenIfFresh, helpdesk: own.current });
    setDirectoryProblem(refreshed.ok ? null : refreshed.error);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another helpdesk's is read anew
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
      // Nobody chooses from another helpdesk's lists.
      setRead((before) => (before?.of === of ? before : null));
      const directory = (await readHelpdesk(of))?.directory ?? null;
      if (mine !== turn) return;
      setRead({ of, directory });
      if (shown !== undefined && !isFresh(directory, Date.now())) await reload(false);
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
