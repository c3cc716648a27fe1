/** The widths that are offered, from the least on. */
export const strokeWidths = ['thin', 'medium', 'thick'] as const;
export type StrokeWidth = (typeof strokeWidths)[number];

const shares: Record<StrokeWidth, number> = { thin: 0.6, medium: 1, thick: 1.75 };

/** Returns a line's width in image pixels; `medium` is the width of a medium line. */
export function weightOf(width: StrokeWidth, medium: number): number {
  return shares[width] * medium;
}

/** Returns the offered width that is nearest to a line's width. */
export function strokeWidthOf(weight: number, medium: number): StrokeWidth {
  const off = (width: StrokeWidth) => Math.abs(weightOf(width, medium) - weight);
  return strokeWidths.reduce((best, width) => (off(width) < off(best) ? width : best), 'medium');
}
