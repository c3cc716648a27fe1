import type { FirstPreview, Preview } from '../../components/ticket/ticket-props.ts';
import type { AttachmentId } from '../captures/capture.ts';
import type { Picture } from '../screenshot/encode.ts';
import { paintPreview, type Shrunk, shrink } from './paint-preview.ts';

/** The preview of a picture before and after it is stored. */
export interface FirstPicture extends FirstPreview {
  /** Shows a picture with what is known to be hidden in it, in place of the one before. */
  show(picture: Picture): void;
  /** Resolves once a picture is on the screen, or none can be shown. What is painted on it later keeps nobody waiting. */
  shown(): Promise<void>;
  /** Tells under which id the picture is stored. */
  storedAs(id: AttachmentId | undefined): void;
  /**
   * Gives away the small copy of the picture with this id, once, so that the picture need not be read and decoded again.
   * The receiver closes the copy. Null if the copy is given away, or is of another picture.
   */
  handOver(id: AttachmentId): Promise<Shrunk> | null;
}

/** A window that is not shown has no frames. In milliseconds. */
const longestFrame = 100;

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestFrame);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

export function createFirstPicture(): FirstPicture {
  let present: Preview | null = null;
  /** The picture is null once it is stored: an open popup keeps no copy of it. */
  let taken: { picture: Picture | null; small: Promise<Shrunk> } | null = null;
  let storedId: AttachmentId | undefined;
  let painting = Promise.resolve();
  let onScreen: Promise<void> | null = null;
  const watchers = new Set<(preview: Preview) => void>();

  const paint = async (picture: Picture, shrinking: Promise<Shrunk>) => {
    const small = await shrinking;
    // What was found since is painted too, in the same step: nothing is shown that is known to be hidden.
    if (taken?.picture !== picture) return;
    present = await paintPreview(small, picture.hidden?.annotations);
    for (const shown of watchers) shown(present);
    onScreen ??= nextFrame();
  };
  return {
    show(picture) {
      const small = taken?.picture?.blob === picture.blob ? taken.small : shrink(picture);
      taken = { picture, small };
      // The stored picture is shown instead, or the form says what is wrong with it.
      painting = paint(picture, small).catch(() => undefined);
    },
    watch(shown) {
      watchers.add(shown);
      if (present !== null) shown(present);
      return () => watchers.delete(shown);
    },
    shown: () => onScreen ?? painting.then(() => onScreen ?? undefined),
    storedAs(id) {
      storedId = id;
      if (taken !== null) taken = { ...taken, picture: null };
    },
    isOf: (id) => id === storedId,
    handOver(id) {
      if (id !== storedId || taken === null) return null;
      const { small } = taken;
      taken = null;
      return small;
    },
  };
}
