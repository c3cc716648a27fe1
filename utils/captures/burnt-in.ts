import type { FlatImage } from '../annotate/flatten.ts';
import { type Attachment, type AttachmentId, newAttachmentId } from './capture.ts';
import { originOf } from './origin-of.ts';

/** What burning in makes of the annotated attachments of a capture. */
export interface BurntIn {
  /** The new attachments. The key is the `originOf` of the attachment that each replaces. */
  made: ReadonlyMap<string, Attachment>;
  /** The bytes of the new attachments. */
  images: ReadonlyMap<AttachmentId, Blob>;
}

/** Replaces each attachment by its burnt-in version. An attachment that was changed in the meantime stays annotated. */
export function withBurntIn(attachments: readonly Attachment[], { made }: BurntIn): Attachment[] {
  return attachments.map((one) => made.get(originOf(one)) ?? one);
}

/** Makes new attachments, with new ids, of annotated attachments and their flat images. */
export function burntInOf(images: ReadonlyMap<Attachment, FlatImage>): BurntIn {
  const made = new Map<string, Attachment>();
  const blobs = new Map<AttachmentId, Blob>();
  for (const [{ annotations, ...rest }, { blob, width, height }] of images) {
    const id = newAttachmentId();
    const file = { filename: renamed(rest.filename, rest.contentType, blob.type), contentType: blob.type };
    const fresh = { blobAuth: null, blobAuthId: null };
    made.set(originOf({ id: rest.id, annotations }), {
      ...rest,
      ...file,
      ...fresh,
      id,
      size: blob.size,
      width,
      height,
    });
    blobs.set(id, blob);
  }
  return { made, images: blobs };
}

function renamed(filename: string, before: string, after: string): string {
  return before === after ? filename : `${filename.replace(/\.[^.]*$/, '')}.png`;
}
