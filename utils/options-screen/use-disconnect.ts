import { useCallback, useEffect, useState } from 'preact/hooks';
import type { OptionsScreenProps } from '../../components/screens/screen-props.ts';
import type { ConnectionSummary } from '../deskpro/connection.ts';
import { request } from '../messages.ts';

const undoableForMs = 10_000;

type Disconnecting = Pick<OptionsScreenProps, 'disconnected' | 'onDisconnect' | 'onUndoDisconnect'>;

/**
 * Disconnects the active helpdesk, and connects it again if the person asks within ten seconds. `onChange` runs at the
 * press.
 */
export function useDisconnect(
  connection: ConnectionSummary | null | undefined,
  onChange: () => void,
): Disconnecting {
  const [disconnected, setDisconnected] = useState<Disconnecting['disconnected']>(null);
  useEffect(() => {
    if (disconnected === null || disconnected.isLost) return;
    const timer = setTimeout(() => setDisconnected(null), undoableForMs);
    return () => clearTimeout(timer);
  }, [disconnected]);
  const baseUrl = connection?.baseUrl;
  // A helpdesk is connected, so that nothing is lost any more.
  useEffect(() => {
    if (baseUrl !== undefined) setDisconnected((before) => (before?.isLost ? null : before));
  }, [baseUrl]);

  const onDisconnect = useCallback(() => {
    onChange();
    const host = connection?.host;
    void request('disconnect', {}).then(({ ok }) => {
      if (ok && host !== undefined) setDisconnected({ host, isLost: false });
    });
  }, [connection, onChange]);
  const onUndoDisconnect = useCallback(() => {
    onChange();
    void request('undoDisconnect', {}).then(({ ok }) =>
      setDisconnected((before) => (ok || before === null ? null : { ...before, isLost: true })),
    );
  }, [onChange]);
  return { disconnected, onDisconnect, onUndoDisconnect };
}
