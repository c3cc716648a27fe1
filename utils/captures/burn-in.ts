import { type FlatImage, flatten } from '../annotate/flatten.ts';
import { type BurntIn, burntInOf } from './burnt-in.ts';
import type { Attachment, Capture } from './capture.ts';
import { originOf } from './origin-of.ts';
import { redactionLabel } from './redaction-label.ts';
import { getImage } from './store.ts';

type Attachments = Pick<Capture, 'attachments'>;
type Annotated = Attachment & { annotations: NonNullable<Attachment['annotations']> };

/** Pixels that may be burnt in ahead for one capture: more would keep a processor busy after each stroke. */
const mostPixelsAhead = 16_000_000;

/** Burns annotations into images. Stores nothing: an image is kept in memory under its attachment and annotations. */
export interface Burner {
  /**
   * Burns in the annotated pictures of a capture before Create needs them, and drops the images of other captures. Burns
   * nothing in if the pictures have more than 16 megapixels in all. Never rejects.
   */
  burnAhead(capture: Attachments): Promise<void>;
  /**
   * Burns the annotations of a capture into new images with new ids. Rejects if an image cannot be read or painted: the
   * capture must not be sent then.
   */
  burnIn(capture: Attachments): Promise<BurntIn>;
  /** Returns the burnt-in images if every annotated picture of the capture has one already; null otherwise. */
  readyFor(capture: Attachments): BurntIn | null;
}

export function createBurner(burn: (one: Annotated) => Promise<FlatImage> = flattenStored): Burner {
  const begun = new Map<string, Promise<FlatImage>>();
  const done = new Map<string, FlatImage>();

  const drop = (origin: string) => {
    begun.delete(origin);
    done.delete(origin);
  };
  const burnOnce = (one: Annotated): Promise<FlatImage> => {
    const origin = originOf(one);
    const before = begun.get(origin);
    if (before !== undefined) return before;
    const burning = burn(one);
    begun.set(origin, burning);
    burning.then(
      (image) => begun.get(origin) === burning && done.set(origin, image),
      () => begun.get(origin) === burning && drop(origin),
    );
    return burning;
  };
  const burnIn = async (capture: Attachments) => {
    const images = new Map<Attachment, FlatImage>();
    for (const one of annotatedOf(capture)) images.set(one, await burnOnce(one));
    return burntInOf(images);
  };

  return {
    burnIn,
    async burnAhead(capture) {
      const wanted = annotatedOf(capture);
      const origins = new Set(wanted.map(originOf));
      for (const origin of begun.keys()) if (!origins.has(origin)) drop(origin);
      const pixels = wanted.reduce((sum, { width, height }) => sum + (width ?? 0) * (height ?? 0), 0);
      if (pixels <= mostPixelsAhead) await burnIn(capture).catch(() => null);
    },
    readyFor(capture) {
      const images = new Map<Attachment, FlatImage>();
      for (const one of annotatedOf(capture)) {
        const image = done.get(originOf(one));
        if (image === undefined) return null;
        images.set(one, image);
      }
      return burntInOf(images);
    },
  };
}

/** Does what `Burner.burnIn` does, and keeps no image. */
export function burnIn(capture: Attachments): Promise<BurntIn> {
  return createBurner().burnIn(capture);
}

async function flattenStored(one: Annotated): Promise<FlatImage> {
  const source = await getImage(one);
  if (source === null) throw new Error('The image is not in the store');
  return flatten(source, one.annotations, redactionLabel);
}

function annotatedOf({ attachments }: Attachments): Annotated[] {
  return attachments.filter((one): one is Annotated => one.annotations !== undefined);
}
