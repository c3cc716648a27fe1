import { vi } from 'vitest';

/** The width of a character and the height of a line. CSS pixels. */
export const glyph = { width: 10, height: 20 };

/**
 * Gives a page a layout that can be computed by hand. An element's box is its `data-at`, such as `data-at="30 40 100
 * 20"`, or that of the nearest ancestor with one. Text begins there, in one line, and all characters have the same
 * width.
 */
export function layOut(): void {
  const { closest, getAttribute } = Element.prototype;
  const box = (element: Element | null): DOMRect => {
    const placed: Element | null = element && closest.call(element, '[data-at]');
    const [x = 0, y = 0, width = 1000, height = glyph.height] =
      (placed && getAttribute.call(placed, 'data-at'))?.split(' ').map(Number) ?? [];
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
