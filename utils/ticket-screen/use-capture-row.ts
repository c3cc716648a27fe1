import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Annotations } from '../annotate/annotations.ts';
import type { AttachmentId, Capture, CaptureId, TicketForm } from '../captures/capture.ts';
import { changeAnnotations } from '../captures/change-annotations.ts';
import { changeForm } from '../captures/change-form.ts';
import { onCaptureChange } from '../captures/changes.ts';
import { getCapture } from '../captures/store.ts';
import type { AppError } from '../errors.ts';
import { request } from '../messages.ts';
import { createFormWriter } from './form-writer.ts';

export interface CaptureRow {
  capture: Capture | null;
  problem: AppError | null;
  /** Shows a change of the form at once and stores it. `byPerson` marks the draft as worked on. */
  change(patch: Partial<TicketForm>, byPerson: boolean): void;
  /** Stores the annotations of a picture. */
  annotate(attachmentId: AttachmentId, annotations: Annotations): void;
  /** Resolves once every change so far is on disk. Rejects if the browser refused a change. */
  written(): Promise<void>;
  /** Reads the row again, for callers that know that it has changed. */
  reread(): Promise<void>;
}

/**
 * A capture's row, live. The form shown here wins over the form that is read, because its latest changes may not be
 * stored yet.
 */
export function useCaptureRow(id: CaptureId | null): CaptureRow {
  const [capture, setCapture] = useState<Capture | null>(null);
  const [problem, setProblem] = useState<AppError | null>(null);
  const writing = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef<Capture | null>(null);
  latest.current = capture;
  const steps = useRef(new Map<AttachmentId, number>());
  const reading = useRef<() => Promise<void>>(async () => undefined);

  useEffect(() => {
    setCapture(null);
    setProblem(null);
    if (id === null) return;
    let current = true;
    const read = async () => {
      const row = await getCapture(id);
      if (!current) return;
      if (row === null) setProblem({ code: 'capture-missing' });
      else setCapture((before) => (before?.id === row.id ? renew(before, row) : row));
    };
    const readOrSay = () => read().catch(() => setProblem({ code: 'storage-failed' }));
    reading.current = readOrSay;
    void readOrSay();
    const stop = onCaptureChange((changed) => {
      if (changed === id) void readOrSay();
    });
    return () => {
      current = false;
      stop();
    };
  }, [id]);

  const awaitWrite = useCallback((write: Promise<unknown>) => {
    writing.current = Promise.all([writing.current, write]).then(() => undefined);
    writing.current.catch(() => setProblem({ code: 'storage-failed' }));
  }, []);

  const write = useMemo(
    () => createFormWriter(async (patch, byPerson) => (id === null ? null : changeForm(id, patch, byPerson))),
    [id],
  );

  const change = useCallback(
    (patch: Partial<TicketForm>, byPerson: boolean) => {
      if (id === null) return;
      setCapture(
        (before) =>
          before && { ...before, touched: before.touched || byPerson, form: { ...before.form, ...patch } },
      );
      awaitWrite(write(patch, byPerson));
      if (latest.current === null || !byPerson) return;
      // A popup that closes loses its open transaction, and a worker that stops loses its messages, so both store the
      // change.
      latest.current = { ...latest.current, form: { ...latest.current.form, ...patch } };
      void request('changeForm', { id, form: latest.current.form });
    },
    [id, awaitWrite, write],
  );

  const annotate = useCallback(
    (attachmentId: AttachmentId, annotations: Annotations) => {
      if (id === null) return;
      const stored = latest.current?.attachments.find((one) => one.id === attachmentId)?.annotationStep ?? 0;
      const step = Math.max(stored, steps.current.get(attachmentId) ?? 0) + 1;
      steps.current.set(attachmentId, step);
      const change = { id, attachmentId, annotations, step };
      awaitWrite(changeAnnotations(change));
      // As with the form: a tab that closes takes its open transaction with it.
      void request('changeAnnotations', change);
    },
    [id, awaitWrite],
  );

  const written = useCallback(() => writing.current, []);
  const reread = useCallback(() => reading.current(), []);
  return { capture, problem, change, annotate, written, reread };
}

/**
 * Returns the capture to show after reading its row. The steps of a delivery change nothing visible, so the same object
 * then avoids a render.
 */
function renew(shown: Capture, row: Capture): Capture {
  const isUnderWay =
    row.stage.name === 'queued' || row.stage.name === 'uploading' || row.stage.name === 'creating';
  return isUnderWay ? shown : { ...row, form: shown.form };
}
