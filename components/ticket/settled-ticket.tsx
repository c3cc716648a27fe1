import { loadLater } from '../kit/load-later.tsx';

/** What replaces the form once the ticket is sent or waits in the outbox. A screen loads it while the ticket is sent. */
export const Receipt = loadLater(() => import('./receipt.tsx').then((part) => part.Receipt));
export const WaitingNotice = loadLater(() =>
  import('./waiting-notice.tsx').then((part) => part.WaitingNotice),
);
