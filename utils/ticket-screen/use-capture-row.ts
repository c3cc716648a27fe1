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
import { changeCapture, hasChange } from '../captures/change-capture.ts';
import { onCaptureChange } from '../captures/changes.ts';
import { isOnItsWay } from '../captures/stages.ts';
import { getCapture } from '../captures/store.ts';
import type { AppError } from '../errors.ts';
import { request } from '../messages.ts';
import { type ChangeWriter, createChangeWriter } from './change-writer.ts';
import { createOwnChanges, type OwnChange, withOwn } from './own-changes.ts';

export interface CaptureRow {
  /** The capture as it is rendered. */
  capture: Capture | null;
  /** Returns the capture as it is now, also between a change and its render. */
  current(): Capture | null;
  problem: AppError | null;
  /** Shows a change of the form at once and stores it. With `byPerson` the draft counts as worked on. */
  change(patch: Partial<TicketForm>, how: { byPerson: boolean }): void;
  /** Shows the annotations of a picture at once and stores them. */
  annotate(attachmentId: AttachmentId, annotations: Annotations): void;
  /** Returns the changes that may not be stored yet, as one change; null if everything is stored. */
  unstored(): CaptureChange | null;
  /** Resolves once no change is being written. */
  written(): Promise<void>;
  /** Reads the row again, for callers that know that it has changed. */
  reread(): Promise<void>;
}

/**
 * A capture's row, live. Changes made here win over a row that may lack them. `known` is a row that was stored right
 * now, which is shown without being read again.
 */
export function useCaptureRow(id: CaptureId | null, known: Capture | null = null): CaptureRow {
  const [capture, setCapture] = useState<Capture | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const now = useRef<Capture | null>(null);
  const reading = useRef<() => Promise<void>>(async () => undefined);
  const ownChanges = useMemo(createOwnChanges, []);

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
      const row = await ownChanges.addedTo(getCapture(id), writer.unstored());
      if (!current) return;
      if (row === null) return setProblem({ code: 'capture-missing' });
      show(renew(now.current, row));
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
  }, [id, writer, show, known, ownChanges]);

  const put = useCallback(
    (own: OwnChange, byPerson: boolean) => {
      const before = now.current;
      if (before !== null) show(withOwn({ ...before, touched: before.touched || byPerson }, own));
      ownChanges.note(own);
      writer?.change({ ...own, byPerson });
    },
    [writer, show, ownChanges],
  );

  const change = useCallback(
    (form: Partial<TicketForm>, { byPerson }: { byPerson: boolean }) => put({ form, drawings: {} }, byPerson),
    [put],
  );

  const annotate = useCallback(
    (attachmentId: AttachmentId, annotations: Annotations) =>
      put({ form: {}, drawings: { [attachmentId]: annotations } }, true),
    [put],
  );

  const current = useCallback(() => now.current, []);
  const unstored = useCallback(() => writer?.unstored() ?? null, [writer]);
  const written = useCallback(() => writer?.written() ?? Promise.resolve(), [writer]);
  const reread = useCallback(() => reading.current(), []);
  return { capture, current, problem, change, annotate, unstored, written, reread };
}

/** Returns the writer of a screen. It says in `setProblem` whether the browser refuses to store what is changed. */
function createRowWriter(id: CaptureId, setProblem: Dispatch<StateUpdater<AppError | null>>): ChangeWriter {
  return createChangeWriter(id, {
    async store(change) {
      const row = await changeCapture(change);
      return row !== null && hasChange(row, change);
    },
    tell: (change) => void request('changeCapture', change),
    onWrite: (outcome) =>
      setProblem((before) => {
        if (outcome === 'refused') return { code: 'storage-failed' };
        return before?.code === 'storage-failed' ? null : before;
      }),
  });
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
