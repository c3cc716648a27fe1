import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Preferences } from '../../utils/captures/preferences.ts';
import { type Directory, isFresh } from '../../utils/deskpro/directory.ts';
import type { AppError } from '../../utils/errors.ts';
import { otherHelpdesksSetting, readHelpdesks } from '../../utils/helpdesks.ts';
import { request } from '../../utils/messages.ts';
import {
  type ConnectionSummary,
  connectionSetting,
  directorySetting,
  readPreferences,
  recentRequestersSetting,
} from '../../utils/settings.ts';

export interface Helpdesk {
  /** All that are connected, the one in force first. */
  helpdesks: readonly ConnectionSummary[];
  /** Undefined until it is read. */
  connection: ConnectionSummary | null | undefined;
  preferences: Preferences | null;
  directory: Directory | null;
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
  const [directory, setDirectory] = useState<Directory | null>(null);
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
    const read = async () => {
      const [all, preferred, requesters] = await Promise.all([
        readHelpdesks(),
        readPreferences(),
        recentRequestersSetting.read(),
      ]);
      if (!current) return;
      const shown = all.find((one) => one.connection.baseUrl === own.current) ?? all[0];
      const known = shown?.directory ?? null;
      setHelpdesks(all.map(({ connection: one }) => one));
      setConnection((before) =>
        before && JSON.stringify(before) === JSON.stringify(shown?.connection)
          ? before
          : (shown?.connection ?? null),
      );
      setPreferences(shown?.preferences ?? preferred);
      setDirectory(known);
      setRecent(requesters ?? []);
      if (shown !== undefined && !isFresh(known, Date.now())) await reload(false);
    };
    let current = true;
    void read();
    const again = () => void read();
    const stops = [connectionSetting, directorySetting, otherHelpdesksSetting].map((one) => one.watch(again));
    return () => {
      current = false;
      for (const stop of stops) stop();
    };
  }, [reload, other]);

  return { helpdesks, connection, preferences, directory, directoryProblem, recent, reload };
}
