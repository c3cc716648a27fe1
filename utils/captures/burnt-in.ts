import type { Attachment, AttachmentId } from './capture.ts';

/**
 * New attachments with burnt-in annotations, by the `originOf` of their source, and the bytes of these new attachments.
 */
export interface BurntIn {
  made: ReadonlyMap<string, Attachment>;
  images: ReadonlyMap<AttachmentId, Blob>;
}

/** Replaces each attachment by its burnt-in version. An attachment that was changed in the meantime stays annotated. */
export function withBurntIn(attachments: readonly Attachment[], { made }: BurntIn): Attachment[] {
  return attachments.map((one) => made.get(originOf(one)) ?? one);
}

/** Identifies an attachment with its present annotations. */
export function originOf({ id, annotations }: Attachment): string {
  return `${id} ${JSON.stringify(annotations)}`;
}
