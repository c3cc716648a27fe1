import { useEffect, useState } from 'preact/hooks';
import type { CaptureId } from '../captures/capture.ts';
import type { ConnectionSummary } from '../deskpro/connection.ts';

/** Returns the draft that was changed last, read anew with each connection. Null if there is none. */
export function useDraftToContinue(connection: ConnectionSummary | null | undefined): CaptureId | null {
  const [draft, setDraft] = useState<CaptureId | null>(null);
  const baseUrl = connection?.baseUrl;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft may have been begun before each new connection
  useEffect(() => {
    // The way back is a convenience: if the drafts cannot be read, the popup and the tickets page say so.
    // The database's code is loaded after the page is shown.
    const reading = import('../captures/store.ts').then(({ listCaptures }) => listCaptures('draft'));
    void reading.then(
      ([newest]) => setDraft(newest?.id ?? null),
      () => setDraft(null),
    );
  }, [baseUrl]);
  return draft;
}
