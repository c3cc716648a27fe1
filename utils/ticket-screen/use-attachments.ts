import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { requestAccess } from '../browser-ui.ts';
import {
  addFiles,
  moveAttachment,
  type RemovedAttachments,
  removeAttachments,
  restoreAttachments,
} from '../captures/attachments.ts';
import type { Attachment, AttachmentId, Capture, CaptureId } from '../captures/capture.ts';
import type { ToHide } from '../captures/preferences.ts';
import { type AppResult, unexpected } from '../errors.ts';
import { request } from '../messages.ts';
import { hideInFileName } from '../privacy/hide-in-file-name.ts';
import { err, ok } from '../result.ts';

export interface Attachments {
  add(files: readonly File[]): void;
  move(id: AttachmentId, place: number): void;
  remove(isGone: (attachment: Attachment) => boolean): Promise<void>;
  /** Null where nothing was removed last. */
  undo: (() => void) | null;
  /** Null where the tab shows no PDF file, or it is attached. */
  addPdf: (() => void) | null;
  /** Resolves once everything so far is on disk. */
  settled(): Promise<void>;
  isAdding: boolean;
}

/**
 * Changes a capture's attachments one after the other; `settle` is told how each went. The PDF file in a tab whose capture
 * is `fresh` is attached unasked: where it cannot be had, that is said only once it is asked for.
 */
export function useAttachments(
  id: CaptureId | null,
  {
    capture,
    tabId,
    fresh,
    toHide,
  }: { capture: Capture | null; tabId: number | null; fresh: boolean; toHide: ToHide },
  settle: (outcome: AppResult<unknown>) => void,
): Attachments {
  const running = useRef<Promise<void>>(Promise.resolve());
  const [isAdding, setAdding] = useState(false);
  const [removed, setRemoved] = useState<{ of: CaptureId; what: RemovedAttachments | null } | null>(null);

  const run = useCallback(
    (work: (id: CaptureId) => Promise<AppResult<unknown> | null>): Promise<void> => {
      if (id === null) return Promise.resolve();
      const after = running.current
        .then(() => work(id))
        .catch((thrown: unknown) =>
          err(thrown instanceof DOMException ? { code: 'storage-failed' as const } : unexpected(thrown)),
        )
        .then((outcome) => void (outcome && settle(outcome)));
      running.current = after;
      return after;
    },
    [id, settle],
  );

  const adding = useCallback(
    async (work: (id: CaptureId) => Promise<AppResult<unknown> | null>) => {
      setAdding(true);
      await run(work);
      setAdding(false);
    },
    [run],
  );

  const pdfTab = capture?.page.isPdf === true ? tabId : null;
  useEffect(() => {
    if (pdfTab === null || !fresh) return;
    void adding(async (row) => {
      await request('addPdf', { tabId: pdfTab, id: row, byPerson: false });
      // Nobody asked for it: it neither says anything nor takes away what the screen has asked meanwhile.
      return null;
    });
  }, [pdfTab, fresh, adding]);
  const hasPdf = capture?.attachments.some(({ contentType }) => contentType === 'application/pdf') ?? false;
  const askForPdf = (url: string, pdfTabId: number): void => {
    const asked = requestAccess(url);
    void adding(async (row) => {
      await asked;
      return request('addPdf', { tabId: pdfTabId, id: row, byPerson: true });
    });
  };

  // What was taken out of one draft never goes into the next one.
  const undoable = removed?.of === id ? removed.what : null;

  return {
    add: (files) => {
      const nameOf = (name: string) => (toHide === null ? name : hideInFileName(name, toHide));
      void adding((row) => addFiles(row, files, true, nameOf));
    },
    addPdf: capture === null || pdfTab === null || hasPdf ? null : () => askForPdf(capture.page.url, pdfTab),
    move: (moved, place) => void run(async (row) => ok(await moveAttachment(row, moved, place))),
    remove: (isGone) =>
      run(async (row) => ok(setRemoved({ of: row, what: await removeAttachments(row, isGone) }))),
    undo:
      undoable === null
        ? null
        : () => {
            setRemoved(null);
            void run(async (row) => ok(await restoreAttachments(row, undoable)));
          },
    settled: () => running.current,
    isAdding,
  };
}
