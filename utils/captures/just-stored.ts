import type { AttachmentId } from './capture.ts';

/** Images of one capture in memory. A worker that is stopped loses time only: the images are stored as well. */
interface HeldImages {
  /** Holds these images, and drops those of the capture before. */
  hold(images: ReadonlyMap<AttachmentId, Blob>): void;
  /** Returns an image and drops it; undefined if it is not held. */
  take(id: AttachmentId): Blob | undefined;
}

function createHeldImages(): HeldImages {
  const held = new Map<AttachmentId, Blob>();
  return {
    hold(images) {
      held.clear();
      for (const [id, image] of images) held.set(id, image);
    },
    take(id) {
      const image = held.get(id);
      held.delete(id);
      return image;
    },
  };
}

/** Holds the images that were stored a moment ago. The delivery that follows at once need not read them from the disk. */
export const justStored = createHeldImages();
