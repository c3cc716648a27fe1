import { useEffect, useState } from 'preact/hooks';
import type { ConnectionSummary } from '../deskpro/connection.ts';
import { connectionSetting } from '../deskpro/stored-connection.ts';

/** Returns the active helpdesk, live. Null if none is connected; undefined until it is read. */
export function useConnection(): ConnectionSummary | null | undefined {
  const [connection, setConnection] = useState<ConnectionSummary | null | undefined>(undefined);
  useEffect(() => {
    void connectionSetting.read().then(setConnection);
    return connectionSetting.watch(setConnection);
  }, []);
  return connection;
}
