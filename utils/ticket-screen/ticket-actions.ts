import { openTickets, requestOrigin } from '../browser-ui.ts';
import type { Capture, CaptureId } from '../captures/capture.ts';
import { acceptUnchecked } from '../captures/hidden-items.ts';
import type { AppError } from '../errors.ts';
import { loadAgain } from '../load-again.ts';
import type { OuterActionKind } from '../problems/problem-of.ts';
import type { TicketPorts } from './ticket-ports.ts';
import type { Attachments } from './use-attachments.ts';
import type { CaptureRow } from './use-capture-row.ts';

interface ActionPorts {
  ports: Pick<TicketPorts, 'openOptions' | 'startOver'>;
  row: Pick<CaptureRow, 'current' | 'reread'>;
  /** The base URL of the screen's helpdesk; undefined if there is none. */
  helpdesk: string | undefined;
  /** The error that the actions are about. */
  error: AppError | null;
  remove: Attachments['remove'];
  create(): Promise<void>;
  retake(): Promise<void>;
  /** Makes a new ticket of a capture that was for an existing ticket. */
  leaveExistingTicket(): void;
  onStorageFailed(): void;
}

/** Returns what each action on a problem does. */
export function ticketActions(given: ActionPorts): Record<OuterActionKind, () => void> {
  const { ports, row, helpdesk, error, create } = given;
  const sendAnyway = (accept: (id: CaptureId) => Promise<Capture | null>) => () => {
    const id = row.current()?.id;
    if (id !== undefined) accept(id).then(row.reread).then(create).catch(given.onStorageFailed);
  };
  return {
    connect: ports.openOptions,
    'open-options': ports.openOptions,
    'allow-access': () => {
      if (helpdesk === undefined) return ports.openOptions();
      void requestOrigin(new URL(helpdesk).origin).then((granted) => (granted ? create() : undefined));
    },
    retry: () => void (row.current() === null ? ports.startOver() : create()),
    'capture-again': () => void given.retake(),
    'without-file': () => {
      const name = error && 'filename' in error ? error.filename : undefined;
      void given.remove(({ filename }) => name === undefined || filename === name).then(create);
    },
    'send-unchecked': sendAnyway(acceptUnchecked),
    'allow-site': sendAnyway(async (id) => (await loadAgain(() => import('./allow-site.ts'))).allowSite(id)),
    'new-capture': ports.startOver,
    'new-ticket': () => {
      given.leaveExistingTicket();
      void create();
    },
    'open-tickets': () => void openTickets(),
    'save-picture': () =>
      void loadAgain(() => import('./save-rescued-picture.ts')).then((code) => code.saveRescuedPicture()),
  };
}
