interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The areas of more boxes than this are only added up, so an overlap counts once for each of its boxes. */
const mostBoxes = 200;

/** Returns the area that the boxes cover together, in the square of their unit. */
export function areaOf(boxes: readonly Box[]): number {
  const shown = boxes.filter(({ width, height }) => width > 0 && height > 0);
  if (shown.length > mostBoxes) return shown.reduce((sum, { width, height }) => sum + width * height, 0);
  const edges = [...new Set(shown.flatMap(({ x, width }) => [x, x + width]))].sort((a, b) => a - b);
  let area = 0;
  for (const [at, left] of edges.entries()) {
    const right = edges[at + 1] ?? left;
    const across = shown.filter(({ x, width }) => x <= left && x + width >= right);
    area += (right - left) * heightOf(across);
  }
  return area;
}

function heightOf(boxes: readonly Box[]): number {
  let height = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const box of boxes.toSorted((a, b) => a.y - b.y)) {
    const bottom = box.y + box.height;
    height += Math.max(0, bottom - Math.max(end, box.y));
    end = Math.max(end, bottom);
  }
  return height;
}
