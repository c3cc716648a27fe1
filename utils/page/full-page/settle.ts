import { intersect, type Region } from './region-geometry.ts';
import type { Root } from './shadow-roots.ts';

/** A hidden tab has no frames: then time passes all the same. One that is seen has them, late on a busy computer. */
const hiddenFrameWithinMs = 250;
const seenFrameWithinMs = 1500;

/** Until the browser has begun that many frames. What was changed before may be on the screen a few later. */
export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, document.hidden ? hiddenFrameWithinMs : seenFrameWithinMs);
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** The images in a part of the window that are still on their way. */
export function pendingImages(roots: readonly Root[], view: Region): HTMLImageElement[] {
  return roots.flatMap((root) =>
    [...root.querySelectorAll('img')].filter((image) => {
      if (image.complete || (image.getAttribute('src') ?? image.getAttribute('srcset')) === null)
        return false;
      const { width, height } = intersect(image.getBoundingClientRect(), view);
      return width > 0 && height > 0;
    }),
  );
}

/** Until these images are there and can be drawn, or cannot be had, or `withinMs` is over. */
export async function imagesDrawn(images: HTMLImageElement[], withinMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  // One that cannot be had is shown as the page shows it.
  const drawn = Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  await Promise.race([drawn, late]);
  clearTimeout(timer);
}
