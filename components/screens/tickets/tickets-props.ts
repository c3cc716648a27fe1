import type { Capture, CaptureId } from '../../../utils/captures/capture.ts';
import type { ListName } from '../../../utils/captures/stored-row.ts';
import type { TicketList } from '../../../utils/captures/ticket-list.ts';
import type { TicketUpdates } from '../../ticket/ticket-props.ts';
import type { TicketStatuses } from './tickets-statuses.ts';
import type { WaitingActions } from './tickets-waiting.tsx';

export interface TicketsScreenProps extends WaitingActions {
  /** The first rows of each list; null while they are being read. */
  waiting: TicketList | null;
  sent: TicketList | null;
  /** The number of waiting tickets that need the person, whatever is searched for. */
  needPerson: number;
  query: string;
  /** Discarded tickets that can still be restored. */
  discarded: ReadonlySet<CaptureId>;
  /** Tickets for which Try again was pressed and that have no outcome yet. */
  trying: ReadonlySet<CaptureId>;
  connectedHost: string | null;
  /** How many stored entries cannot be read, tickets and settings. */
  unreadable: number;
  /** What was done. `problem` is what could not be done. */
  status: string;
  problem: string | null;
  updates: TicketUpdates;
  statuses: TicketStatuses;
  onQuery(query: string): void;
  onMore(list: ListName): void;
  onOpenFile(file: File): void;
  onSaveUnreadable(): void;
  onCopyLink(url: string): Promise<boolean>;
  onFollowUp(sent: Capture): void;
  /** Sends all waiting tickets again, also those that are not shown. */
  onRetryAll(): void;
}
