import { useCallback, useState } from 'preact/hooks';
import type { RowActionKind } from '../../components/screens/tickets/tickets-state.ts';
import { ensureWake, openOptions, requestOrigin } from '../browser-ui.ts';
import type { Capture, CaptureId } from '../captures/capture.ts';
import { mayTryAgain } from '../captures/may-try-again.ts';
import { readList } from '../captures/ticket-list.ts';
import type { AppError } from '../errors.ts';
import { request } from '../messages.ts';
import type { Status } from './use-status.ts';

/** Errors that a row does not show. A row's state shows all other errors. */
const saidHere: ReadonlySet<AppError['code']> = new Set(['unexpected', 'storage-failed', 'capture-missing']);

/** More waiting tickets than anybody has. */
const mostAtOnce = 1000;

export interface Retry {
  /** The captures that are being sent again and have no outcome yet. */
  trying: ReadonlySet<CaptureId>;
  retry(id: CaptureId): void;
  /** Sends all that are kept back again, one after the other. */
  retryAll(): void;
  /** Must be called inside the click, so that a permission can be asked for. */
  act(kind: RowActionKind, capture: Capture): void;
}

/** Sends waiting tickets again: at once, or after the person has removed what keeps them back. */
export function useRetry({ say, fail, failThrown }: Status): Retry {
  const [trying, setTrying] = useState<ReadonlySet<CaptureId>>(new Set());

  const send = useCallback(
    async (name: 'retry' | 'rebind', id: CaptureId) => {
      say({});
      setTrying((before) => new Set([...before, id]));
      ensureWake();
      const outcome = await request(name, { id });
      setTrying((before) => new Set([...before].filter((one) => one !== id)));
      if (!outcome.ok && saidHere.has(outcome.error.code)) fail(outcome.error);
    },
    [say, fail],
  );
  const act = useCallback(
    (kind: RowActionKind, { id, delivery }: Capture) => {
      if (kind === 'rebind') return void send('rebind', id);
      if (kind !== 'allow-access' || delivery.helpdesk === null) return void openOptions();
      void requestOrigin(new URL(delivery.helpdesk).origin).then(
        (granted) => (granted ? send('retry', id) : undefined),
        failThrown,
      );
    },
    [send, failThrown],
  );
  const retryAll = useCallback(async () => {
    const { rows } = await readList('waiting', '', mostAtOnce);
    for (const { id } of rows.filter(mayTryAgain)) await send('retry', id);
  }, [send]);
  return {
    trying,
    retry: (id) => void send('retry', id),
    retryAll: () => void retryAll().catch(failThrown),
    act,
  };
}
