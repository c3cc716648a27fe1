import { ensureWake } from '../browser-ui.ts';
import type { Capture, CaptureId, Receipt } from '../captures/capture.ts';
import { getCapture } from '../captures/store.ts';
import { type AppResult, unexpected } from '../errors.ts';
import type { Line } from '../outbox/courier.ts';
import { enqueue, type LastWord } from '../outbox/enqueue.ts';
import type { RequestData } from '../request-schemas.ts';
import { err } from '../result.ts';
import { screenshotJobSetting } from '../screenshot/screenshot-job.ts';
import { showBusy } from './badge.ts';
import { keepAwake } from './keep-awake.ts';
import { deliverNow, openLineByPerson, settleOutbox } from './outbox.ts';
import { refreshDirectory } from './refresh-directory.ts';
import { awaitScreenshot } from './screenshots.ts';

/** Makes a ticket of a draft as it is stored. */
export const asStored: LastWord = { change: null, fields: null };

/** What making a ticket needs of the rest of the background. */
export interface CreatePorts {
  /** Makes sure that the outbox is looked at soon, even if this worker is stopped. */
  ensureWake(): void;
  /** Keeps the worker from being stopped while it works. */
  keepAwake<T>(work: () => Promise<T>): Promise<T>;
  showBusy(): void;
  /** Resolves once no screenshot is being taken for a capture. */
  pictured(id: CaptureId): Promise<unknown>;
  enqueue: typeof enqueue;
  /** Opens the line to the active helpdesk, so that it is open when the capture is queued. */
  openLine(): Promise<AppResult<Line>>;
  deliver(id: CaptureId, line: Promise<AppResult<Line>>): Promise<AppResult<Receipt>>;
  /** Sets badge and alarm according to the outbox, for a capture that did not get there. */
  settle(): Promise<void>;
  /** Reads the directory of a capture's helpdesk again. */
  refreshDirectory(id: CaptureId): Promise<unknown>;
}

const background: CreatePorts = {
  ensureWake,
  keepAwake,
  showBusy,
  async pictured(id) {
    if ((await screenshotJobSetting.read())?.captureId === id) await awaitScreenshot({ id });
  },
  enqueue,
  openLine: () => openLineByPerson(),
  deliver: deliverNow,
  settle: settleOutbox,
  async refreshDirectory(id) {
    const row = await getCapture(id);
    return refreshDirectory({ evenIfFresh: true, helpdesk: row?.delivery.helpdesk ?? undefined });
  },
};

/**
 * Makes a ticket of a draft: every gesture and every screen comes here. Waits for a screenshot that is being taken for
 * it, puts it in the outbox, calls `onQueued` and delivers it. Safe to call several times for one capture, also at the
 * same time: the first call queues it, one call delivers it, and all return its receipt. Errors: those of `enqueue` and
 * of the delivery, and `storage-failed`.
 */
export async function createTicket(
  { id, helpdesk, ...last }: RequestData<'create'>,
  onQueued: (queued: Capture) => Promise<void> = async () => undefined,
  ports: CreatePorts = background,
): Promise<AppResult<Receipt>> {
  ports.ensureWake();
  ports.showBusy();
  const outcome = await ports.keepAwake(async () => {
    const line = ports.openLine();
    // The delivery hears of a failure. Without a delivery nobody needs the line.
    line.catch(() => undefined);
    // Neither a screenshot that fails nor a page that shows no message keeps a ticket back.
    await ports.pictured(id).catch(() => undefined);
    const queued = await ports.enqueue(id, helpdesk, last, { isNext: true }).catch(refused);
    if (!queued.ok) {
      void ports.settle();
      return queued;
    }
    await onQueued(queued.value).catch(() => undefined);
    return ports.deliver(id, line);
  });
  // An admin has probably changed the refused field since the directory was read.
  if (!outcome.ok && outcome.error.code === 'fields-rejected') void ports.refreshDirectory(id);
  return outcome;
}

function refused(thrown: unknown): AppResult<never> {
  return err(thrown instanceof DOMException ? { code: 'storage-failed' } : unexpected(thrown));
}
