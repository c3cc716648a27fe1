/**
 * A rectangle in CSS pixels, in the window or in a scroller's content. The content's top left corner is (0, 0), even if
 * the content runs to the left or upwards.
 */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Returns the overlap of two rectangles; with a side of 0 if there is none. */
export function intersect(a: Region, b: Region): Region {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

export function areaOf({ width, height }: Pick<Region, 'width' | 'height'>): number {
  return width * height;
}

/** Whether `inner` lies inside `outer`, with a tolerance of half a pixel. */
export function contains(outer: Region, inner: Region): boolean {
  const hair = 0.5;
  return (
    inner.x >= outer.x - hair &&
    inner.y >= outer.y - hair &&
    inner.x + inner.width <= outer.x + outer.width + hair &&
    inner.y + inner.height <= outer.y + outer.height + hair
  );
}
