import { useEffect, useState } from 'preact/hooks';
import { requestAccess } from '../browser-ui.ts';
import type { RemovedAttachments } from '../captures/attachments.ts';
import type { Attachment, AttachmentId, Capture, CaptureId } from '../captures/capture.ts';
import type { ToHide } from '../captures/preferences.ts';
import type { AppResult } from '../errors.ts';
import { loadAgain } from '../load-again.ts';
import { request } from '../messages.ts';
import { ok } from '../result.ts';
import { useAttachmentQueue } from './use-attachment-queue.ts';

/** Most captures keep the attachments they begin with, so this code is loaded at the first change. */
const changes = () => loadAgain(() => import('../captures/attachments.ts'));

export interface Attachments {
  add(files: readonly File[]): void;
  move(id: AttachmentId, place: number): void;
  remove(isGone: (attachment: Attachment) => boolean): Promise<void>;
  /** Brings back the attachments removed last. Null if there are none. */
  undo: (() => void) | null;
  /** Attaches the PDF file that the tab shows. Null if the tab shows none or the file is already attached. */
  addPdf: (() => void) | null;
  /** Resolves once all changes so far are on disk. */
  settled(): Promise<void>;
  isAdding: boolean;
}

/**
 * Changes a capture's attachments one after the other, and passes each outcome to `settle`. If the capture is `fresh`,
 * the PDF file that its tab shows is attached automatically, and a failure of this is not reported.
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
  const { run, runAdding, isAdding, settled } = useAttachmentQueue(id, settle);
  const [removed, setRemoved] = useState<{ of: CaptureId; what: RemovedAttachments | null } | null>(null);

  useEffect(() => {
    // Nobody asked for this, so a failure is not reported.
    void run((row) =>
      import('../captures/unfinished-files.ts')
        .then((code) => code.takeUnfinishedFiles(row))
        .catch(() => null),
    );
  }, [run]);

  const pdfTab = capture?.page.isPdf === true ? tabId : null;
  useEffect(() => {
    if (pdfTab === null || !fresh) return;
    void runAdding(async (row) => {
      await request('addPdf', { tabId: pdfTab, id: row, byPerson: false });
      // The person did not ask for the file, so its outcome must neither show a problem nor clear the problem on the
      // screen.
      return null;
    });
  }, [pdfTab, fresh, runAdding]);
  const hasPdf = capture?.attachments.some(({ contentType }) => contentType === 'application/pdf') ?? false;
  const askForPdf = (url: string, pdfTabId: number): void => {
    const asked = requestAccess(url);
    void runAdding(async (row) => {
      await asked;
      return request('addPdf', { tabId: pdfTabId, id: row, byPerson: true });
    });
  };

  // Attachments removed from one draft must not go into the next draft.
  const undoable = removed?.of === id ? removed.what : null;

  return {
    add: (files) =>
      void runAdding(async (row) => {
        // Few captures get files of the person's, so this code is loaded only then.
        const { addDroppedFiles } = await import('./add-dropped-files.ts');
        return addDroppedFiles(row, files, toHide);
      }),
    addPdf: capture === null || pdfTab === null || hasPdf ? null : () => askForPdf(capture.page.url, pdfTab),
    move: (moved, place) =>
      void run(async (row) => ok(await (await changes()).moveAttachment(row, moved, place))),
    remove: (isGone) =>
      run(async (row) => {
        const what = await (await changes()).removeAttachments(row, isGone);
        return ok(setRemoved({ of: row, what }));
      }),
    undo:
      undoable === null
        ? null
        : () => {
            setRemoved(null);
            void run(async (row) => ok(await (await changes()).restoreAttachments(row, undoable)));
          },
    settled,
    isAdding,
  };
}
