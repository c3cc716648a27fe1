import { addFiles } from '../captures/add-files.ts';
import type { CaptureId } from '../captures/capture.ts';
import type { ToHide } from '../captures/preferences.ts';
import { updateRow } from '../captures/store.ts';
import { whileNoted } from '../captures/unfinished-files.ts';
import type { AppResult } from '../errors.ts';
import { cleanInWorker } from '../har/clean-in-worker.ts';
import { takeHar } from '../har/take-har.ts';
import { hideInFileName } from '../privacy/hide-in-file-name.ts';

/**
 * Adds files that the person dropped, pasted or chose. Masks their names and cleans HAR files. Marks the draft as worked
 * on before it reads the files, so that the draft is there again if the screen closes meanwhile.
 */
export function addDroppedFiles(
  id: CaptureId,
  files: readonly File[],
  toHide: ToHide,
): Promise<AppResult<null>> {
  return whileNoted(id, files, async () => {
    await updateRow(id, (row) =>
      row.stage.name === 'draft' && !row.touched ? { ...row, touched: true } : null,
    );
    return addFiles(id, files, {
      nameOf: (name) => (toHide === null ? name : hideInFileName(name, toHide)),
      clean: (file) => takeHar(file, (har) => cleanInWorker(har, toHide ?? [])),
    });
  });
}
