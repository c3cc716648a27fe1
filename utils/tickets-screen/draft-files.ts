import { saveFile } from '../browser-ui.ts';
import { burnIn } from '../captures/burn-in.ts';
import { withBurntIn } from '../captures/burnt-in.ts';
import type { Capture, CaptureId } from '../captures/capture.ts';
import { savedFileName, savedFileOf } from '../captures/save-file.ts';
import { restoreFile, type SavedFileRefusal } from '../captures/saved-file.ts';
import { addCapture, getCapture, getImage } from '../captures/store.ts';
import { readConnections } from '../helpdesks.ts';
import { err, ok, type Result } from '../result.ts';

/**
 * Saves a capture as a file in the browser, with the annotations burnt into its images. Returns the file's name; null
 * if the capture is gone.
 */
export async function saveToFile(id: CaptureId): Promise<string | null> {
  const row = await getCapture(id);
  if (row === null) return null;
  const burnt = await burnIn(row);
  const capture = { ...row, attachments: withBurntIn(row.attachments, burnt) };
  const images = new Map(burnt.images);
  for (const attachment of capture.attachments) {
    const image = images.get(attachment.id) ?? (await getImage(attachment));
    if (image !== null) images.set(attachment.id, image);
  }
  const filename = savedFileName(capture);
  saveFile(await savedFileOf(capture, images), filename);
  return filename;
}

/** Stores the content of a saved file as a new draft. */
export async function openFile(file: Blob): Promise<Result<Capture, SavedFileRefusal>> {
  const known = (await readConnections()).map(({ connection: { baseUrl } }) => baseUrl);
  const restored = await restoreFile(file, Date.now(), known);
  if (!restored.ok) return err(restored.error);
  await addCapture(restored.value.capture, restored.value.images);
  return ok(restored.value.capture);
}
