import type { Attachment, AttachmentId } from './capture.ts';

/** What `burnIn` makes of the annotated attachments of a capture. */
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

/** Identifies an attachment with its present annotations. */
export function originOf({ id, annotations }: Attachment): string {
  return `${id} ${JSON.stringify(annotations)}`;
}
