import { useCallback, useState } from 'preact/hooks';
import { requestOrigin } from '../browser-ui.ts';
import type { ConnectionSummary } from '../deskpro/connection.ts';
import type { Diagnosis } from '../deskpro/doctor.ts';
import type { AppResult } from '../errors.ts';
import { request } from '../messages.ts';

interface DoctorState {
  diagnosis: AppResult<Diagnosis> | null;
  checking: boolean;
  check(): void;
  /** Asks the browser for access to the connection's origin, then checks again. Called inside the click. */
  allowAccess(): void;
  /** Drops the diagnosis, which means nothing for another connection. */
  forget(): void;
}

/** The connection check: its latest result, and whether it is running. */
export function useDoctor(connection: ConnectionSummary | null | undefined): DoctorState {
  const [diagnosis, setDiagnosis] = useState<AppResult<Diagnosis> | null>(null);
  const [checking, setChecking] = useState(false);

  const check = useCallback(() => {
    setChecking(true);
    void request('checkConnection', {}).then((outcome) => {
      setDiagnosis(outcome);
      setChecking(false);
    });
  }, []);
  const allowAccess = useCallback(() => {
    if (!connection) return;
    void requestOrigin(new URL(connection.baseUrl).origin).then((granted) => {
      if (granted) check();
    });
  }, [connection, check]);
  const forget = useCallback(() => setDiagnosis(null), []);

  return { diagnosis, checking, check, allowAccess, forget };
}
