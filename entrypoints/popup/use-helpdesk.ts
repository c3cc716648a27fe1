import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Directory, isFresh } from '../../utils/deskpro/directory.ts';
import type { AppError } from '../../utils/errors.ts';
import { request } from '../../utils/messages.ts';
import {
  type ConnectionSummary,
  connectionSetting,
  directorySetting,
  type Preferences,
  readPreferences,
  recentRequestersSetting,
} from '../../utils/settings.ts';

export interface Helpdesk {
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

/** The connected helpdesk as it is known here. Only a directory that is old costs a request. */
export function useHelpdesk(): Helpdesk {
  const [connection, setConnection] = useState<ConnectionSummary | null | undefined>(undefined);
  const [preferences, setPreferences] = useState<Preferences | null>(null);
  const [directory, setDirectory] = useState<Directory | null>(null);
  const [recent, setRecent] = useState<readonly string[]>([]);
  const [directoryProblem, setDirectoryProblem] = useState<AppError | null>(null);

  const reload = useCallback(async (evenIfFresh: boolean) => {
    const refreshed = await request('refreshDirectory', { evenIfFresh });
    setDirectoryProblem(refreshed.ok ? null : refreshed.error);
  }, []);

  useEffect(() => {
    const read = async () => {
      const [connected, preferred, known, requesters] = await Promise.all([
        connectionSetting.read(),
        readPreferences(),
        directorySetting.read(),
        recentRequestersSetting.read(),
      ]);
      setConnection(connected);
      setPreferences(preferred);
      setDirectory(known);
      setRecent(requesters ?? []);
      if (connected !== null && !isFresh(known, Date.now())) await reload(false);
    };
    void read();
    const stops = [connectionSetting.watch(setConnection), directorySetting.watch(setDirectory)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [reload]);

  return { connection, preferences, directory, directoryProblem, recent, reload };
}
