import { vi } from 'vitest';

/** How wide a character is, and how high a line. CSS pixels. */
export const glyph = { width: 10, height: 20 };

/**
 * Gives a page without a layout one that can be computed by hand: an element stands where its `data-at` says, as in
 * `data-at="30 40 100 20"`, or else where the nearest one with that stands; text begins there, each character as wide as
 * the next, one line.
 */
export function layOut(): void {
  const box = (element: Element | null): DOMRect => {
    const [x = 0, y = 0, width = 1000, height = glyph.height] =
      element?.closest('[data-at]')?.getAttribute('data-at')?.split(' ').map(Number) ?? [];
    return new DOMRect(x, y, width, height);
  };
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return box(this);
  });
  vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(function (this: Range) {
    const { startContainer, startOffset, endOffset } = this;
    if (startContainer.nodeType !== Node.TEXT_NODE) return [] as unknown as DOMRectList;
    const { x, y } = box(startContainer.parentElement);
    const rect = new DOMRect(
      x + startOffset * glyph.width,
      y,
      (endOffset - startOffset) * glyph.width,
      glyph.height,
    );
    return [rect] as unknown as DOMRectList;
  });
}
