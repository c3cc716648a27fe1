/** A rectangle in CSS pixels of the top window, from the top left corner of its layout viewport. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function intersect(a: Box, b: Box | null): Box {
  if (b === null) return grown(a, 0);
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

/** Whether a box has a size. */
export function hasSize({ width, height }: Box): boolean {
  return width > 0 && height > 0;
}

/** Returns a box that reaches further, on each side, by these distances. */
export function grown({ x, y, width, height }: Box, byX: number, byY = byX): Box {
  return { x: x - byX, y: y - byY, width: width + 2 * byX, height: height + 2 * byY };
}

/** The smallest box around both. */
function around(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** The smallest box around all boxes; a box without a size if there are none. */
export function hull(boxes: readonly Box[]): Box {
  return boxes.slice(1).reduce(around, boxes[0] ?? { x: 0, y: 0, width: 0, height: 0 });
}

/** Returns the shared height of two boxes, as a share of the lower box's height. Negative if they are apart. */
export function sharedHeight(a: Box, b: Box): number {
  return shared(a.y, a.height, b.y, b.height);
}

/** Returns the shared width of two boxes, as a share of the narrower box's width. Negative if they are apart. */
export function sharedWidth(a: Box, b: Box): number {
  return shared(a.x, a.width, b.x, b.width);
}

function shared(a: number, lengthOfA: number, b: number, lengthOfB: number): number {
  return (Math.min(a + lengthOfA, b + lengthOfB) - Math.max(a, b)) / (Math.min(lengthOfA, lengthOfB) || 1);
}

/** Joins neighbouring boxes on one line into one box: the gaps between the pieces of a number are part of it. */
export function joinLines(boxes: Box[]): Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    const isNext =
      last !== undefined &&
      sharedHeight(last, box) > 0.5 &&
      Math.max(box.x - last.x - last.width, last.x - box.x - box.width) < Math.max(last.height, box.height);
    if (isNext) lines.pop();
    lines.push(isNext ? around(last, box) : box);
  }
  return lines;
}
