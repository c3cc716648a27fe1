/** Edges in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Returns the smallest box around a region's wanted pixels; null if none. `right` and `bottom` are exclusive. */
export function boundsOf(
  { left, top, right, bottom }: Box,
  isWanted: (x: number, y: number) => boolean,
  step = 1,
): Box | null {
  const found = { left: right, top: bottom, right: left, bottom: top };
  for (let y = top; y < bottom; y += step) {
    for (let x = left; x < right; x += step) {
      if (!isWanted(x, y)) continue;
      found.left = Math.min(found.left, x);
      found.top = Math.min(found.top, y);
      found.right = Math.max(found.right, x + 1);
      found.bottom = Math.max(found.bottom, y + 1);
    }
  }
  return found.left < found.right ? found : null;
}
