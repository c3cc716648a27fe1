import { flatten } from '../annotate/flatten.ts';
import { redactionLabel } from '../captures/redaction-label.ts';
import { rescueSetting } from './screenshot-job.ts';
import type { Rescue } from './take-capture.ts';

/** Every browser allows this number of arguments to `String.fromCharCode`. */
const chunkBytes = 0x8000;

/**
 * Stores a picture, with its redactions painted in, in the browser's session memory. The popup offers it there as a
 * file.
 */
export const rescuePicture: Rescue = async ({ attachment, blob }) => {
  try {
    const { annotations } = attachment;
    const shown = annotations ? (await flatten(blob, annotations, redactionLabel)).blob : blob;
    const bytes = new Uint8Array(await shown.arrayBuffer());
    const parts: string[] = [];
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      parts.push(String.fromCharCode(...bytes.subarray(at, at + chunkBytes)));
    }
    const dataUrl = `data:${shown.type};base64,${btoa(parts.join(''))}`;
    await rescueSetting.write({ filename: attachment.filename, dataUrl });
    return true;
  } catch {
    // The picture cannot be painted, or the session's memory is full as well; the error says that nothing could be
    // kept.
    return false;
  }
};
