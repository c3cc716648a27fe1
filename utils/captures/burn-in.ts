import { flatten } from '../annotate/flatten.ts';
import { type BurntIn, originOf } from './burnt-in.ts';
import { type Attachment, type AttachmentId, type Capture, newAttachmentId } from './capture.ts';
import { redactionLabel } from './redaction-label.ts';
import { getImage } from './store.ts';

/**
 * Burns the annotations of a capture into new images with new ids, and stores nothing. Throws if an image cannot be
 * read or painted: the capture must not be sent then.
 */
export async function burnIn({ attachments }: Pick<Capture, 'attachments'>): Promise<BurntIn> {
  const made = new Map<string, Attachment>();
  const images = new Map<AttachmentId, Blob>();
  for (const one of attachments) {
    const { annotations, ...rest } = one;
    if (annotations === undefined) continue;
    const source = await getImage(one);
    if (source === null) throw new Error('The image is not in the store');
    const { blob, width, height } = await flatten(source, annotations, redactionLabel);
    const id = newAttachmentId();
    const file = { filename: renamed(one.filename, one.contentType, blob.type), contentType: blob.type };
    const fresh = { blobAuth: null, blobAuthId: null };
    made.set(originOf(one), { ...rest, ...file, ...fresh, id, size: blob.size, width, height });
    images.set(id, blob);
  }
  return { made, images };
}

function renamed(filename: string, before: string, after: string): string {
  return before === after ? filename : `${filename.replace(/\.[^.]*$/, '')}.png`;
}
