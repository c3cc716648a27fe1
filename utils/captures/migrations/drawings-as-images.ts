import { mapAttachments } from './map-attachments.ts';

/** A picture with a drawing in a file of its own was to be asked about. Since then such a drawing counts as an image. */
export function drawingsAsImages(row: unknown): unknown {
  return mapAttachments(row, ({ unchecked, ...one }) =>
    unchecked === 'drawing'
      ? { ...one, images: true }
      : { ...one, ...(unchecked !== undefined && { unchecked }) },
  );
}
