import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { RequesterSuggestion } from '../../components/screen-props.ts';
import { type Directory, isFresh } from '../../utils/deskpro/directory.ts';
import type { AppError } from '../../utils/errors.ts';
import { request } from '../../utils/messages.ts';
import {
  type ConnectionSummary,
  connectionSetting,
  directorySetting,
  type Preferences,
  readPreferences,
} from '../../utils/settings.ts';

export interface Helpdesk {
  /** Undefined until it is read. */
  connection: ConnectionSummary | null | undefined;
  preferences: Preferences | null;
  directory: Directory | null;
  directoryProblem: AppError | null;
  requesterSuggestions: RequesterSuggestion[];
  /** Reads agents and departments from the helpdesk; only where they are old, unless `evenIfFresh`. */
  reload(evenIfFresh: boolean): Promise<void>;
}

/** The connected helpdesk as it is known here. Only a directory that is old costs a request. */
export function useHelpdesk(): Helpdesk {
  const [connection, setConnection] = useState<ConnectionSummary | null | undefined>(undefined);
  const [preferences, setPreferences] = useState<Preferences | null>(null);
  const [directory, setDirectory] = useState<Directory | null>(null);
  const [directoryProblem, setDirectoryProblem] = useState<AppError | null>(null);

  const reload = useCallback(async (evenIfFresh: boolean) => {
    const refreshed = await request('refreshDirectory', { evenIfFresh });
    setDirectoryProblem(refreshed.ok ? null : refreshed.error);
  }, []);

  useEffect(() => {
    const read = async () => {
      const [connected, preferred, known] = await Promise.all([
        connectionSetting.read(),
        readPreferences(),
        directorySetting.read(),
      ]);
      setConnection(connected);
      setPreferences(preferred);
      setDirectory(known);
      if (connected !== null && !isFresh(known, Date.now())) await reload(false);
    };
    void read();
    const stops = [connectionSetting.watch(setConnection), directorySetting.watch(setDirectory)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [reload]);

  const requesterSuggestions = useMemo(() => {
    const person = connection?.person;
    return person === undefined || person.email === '' ? [] : [{ name: person.name, email: person.email }];
  }, [connection]);

  return { connection, preferences, directory, directoryProblem, requesterSuggestions, reload };
}
