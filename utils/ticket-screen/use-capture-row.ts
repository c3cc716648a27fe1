import {
  type Dispatch,
  type StateUpdater,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'preact/hooks';
import type { Annotations } from '../annotate/annotations.ts';
import type { AttachmentId, Capture, CaptureId, TicketForm } from '../captures/capture.ts';
import type { CaptureChange } from '../captures/capture-change.ts';
import { changeCapture, drawnOn, hasChange } from '../captures/change-capture.ts';
import { onCaptureChange } from '../captures/changes.ts';
import { isOnItsWay } from '../captures/stages.ts';
import { getCapture } from '../captures/store.ts';
import type { AppError } from '../errors.ts';
import { request } from '../messages.ts';
import { type ChangeWriter, createChangeWriter, type Edit } from './change-writer.ts';

export interface CaptureRow {
  /** The capture as it is rendered. */
  capture: Capture | null;
  /** Returns the capture as it is now, also between a change and its render. */
  current(): Capture | null;
  problem: AppError | null;
  /** Shows a change of the form at once and stores it. With `byPerson` the draft counts as worked on. */
  change(patch: Partial<TicketForm>, how: { byPerson: boolean }): void;
  /** Shows the new annotations of a picture at once, and stores them. */
  annotate(attachmentId: AttachmentId, annotations: Annotations): void;
  /** Returns the changes that may not be stored yet, as one change; null if everything is stored. */
  unstored(): CaptureChange | null;
  /** Resolves once no change is being written. */
  written(): Promise<void>;
  /** Reads the row again, for callers that know that it has changed. */
  reread(): Promise<void>;
}

/**
 * A capture's row, live. If the row that is read may lack a change of this screen, the change is shown all the same.
 * `known` is a row that was stored right now. It is shown without being read again.
 */
export function useCaptureRow(id: CaptureId | null, known: Capture | null = null): CaptureRow {
  const [capture, setCapture] = useState<Capture | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const now = useRef<Capture | null>(null);
  const reading = useRef<() => Promise<void>>(async () => undefined);

  const show = useCallback((next: Capture | null) => {
    now.current = next;
    setCapture(next);
  }, []);

  const writer = useMemo(() => (id === null ? null : createRowWriter(id, setProblem)), [id]);

  useEffect(() => {
    const isKnown = known !== null && known.id === id;
    show(isKnown ? known : null);
    setProblem(null);
    if (id === null || writer === null) return;
    let current = true;
    const read = async () => {
      const before = writer.unstored();
      const row = await getCapture(id);
      if (!current) return;
      if (row === null) return setProblem({ code: 'capture-missing' });
      // A change may have been stored while the row was read, so the row may lack it.
      show(renew(now.current, withOwn(withOwn(row, before), writer.unstored())));
    };
    const readOrSay = () => read().catch(() => setProblem({ code: 'storage-failed' }));
    reading.current = readOrSay;
    if (!isKnown) void readOrSay();
    const stop = onCaptureChange((changed) => {
      if (changed === id) void readOrSay();
    });
    return () => {
      current = false;
      stop();
    };
  }, [id, writer, show, known]);

  const put = useCallback(
    (own: Edit) => {
      const before = now.current;
      if (before !== null) show(withOwn({ ...before, touched: before.touched || own.byPerson }, own));
      writer?.change(own);
    },
    [writer, show],
  );

  const change = useCallback(
    (form: Partial<TicketForm>, how: { byPerson: boolean }) => put({ form, ...how }),
    [put],
  );

  const annotate = useCallback(
    (attachmentId: AttachmentId, annotations: Annotations) =>
      put({ drawings: { [attachmentId]: annotations }, byPerson: true }),
    [put],
  );

  const current = useCallback(() => now.current, []);
  const unstored = useCallback(() => writer?.unstored() ?? null, [writer]);
  const written = useCallback(() => writer?.written() ?? Promise.resolve(), [writer]);
  const reread = useCallback(() => reading.current(), []);
  return { capture, current, problem, change, annotate, unstored, written, reread };
}

/**
 * Returns the writer of a screen's changes. If the browser refuses to store them, the writer sets the problem
 * `storage-failed`, and clears it after the next write.
 */
function createRowWriter(id: CaptureId, setProblem: Dispatch<StateUpdater<AppError | null>>): ChangeWriter {
  return createChangeWriter(id, {
    async store(change) {
      const row = await changeCapture(change);
      return row !== null && hasChange(row, change);
    },
    tell: (change) => void request('changeCapture', change),
    onWrite: (isRefused) =>
      setProblem((before) => {
        if (isRefused) return { code: 'storage-failed' };
        return before?.code === 'storage-failed' ? null : before;
      }),
  });
}

/** Returns a capture with a screen's changes. Without drawings its attachments stay the same list. */
function withOwn(capture: Capture, own: Edit | null): Capture {
  const { form, drawings } = own ?? {};
  return {
    ...capture,
    form: { ...capture.form, ...(form as Partial<TicketForm>) },
    attachments: drawings
      ? capture.attachments.map((one) => drawnOn(one, drawings[one.id]))
      : capture.attachments,
  };
}

/**
 * Returns the capture to show after reading its row. The steps of a delivery change nothing visible, so the capture that
 * is shown is returned, which avoids a render. A capture that is being sent keeps the pictures that are shown: the
 * burnt-in pictures look the same, and reading them would delay the delivery.
 */
function renew(shown: Capture | null, row: Capture): Capture {
  if (shown === null || !isUnderWay(row)) return row;
  if (isUnderWay(shown)) return shown;
  return shown.attachments.length === row.attachments.length
    ? { ...row, attachments: shown.attachments }
    : row;
}

function isUnderWay(capture: Capture): boolean {
  return isOnItsWay(capture) && capture.stage.name !== 'waiting';
}
