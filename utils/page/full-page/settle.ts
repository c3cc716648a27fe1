import { intersect, type Region } from './region-geometry.ts';
import type { Root } from './shadow-roots.ts';

/** How long to wait for a frame. A hidden tab gets no frames, a visible tab gets them late on a busy computer. */
const hiddenFrameWithinMs = 250;
const seenFrameWithinMs = 1500;

/** Returns how long to wait for a frame at most, in milliseconds. */
export function frameWithinMs(): number {
  return document.hidden ? hiddenFrameWithinMs : seenFrameWithinMs;
}

/** Resolves when the browser has begun `count` frames. Earlier changes may reach the screen a few frames later. */
export async function frames(count: number): Promise<void> {
  for (let frame = 0; frame < count; frame += 1) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, frameWithinMs());
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** Returns the images in a part of the window that are still loading. */
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

/** Resolves when all images can be drawn or have failed, or `withinMs` is over. */
export async function imagesDrawn(images: HTMLImageElement[], withinMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  // A failed image is pictured as the page shows it.
  const drawn = Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  await Promise.race([drawn, late]);
  clearTimeout(timer);
}
