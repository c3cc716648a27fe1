import { vi } from 'vitest';

const boxes = new WeakMap<Element, DOMRect>();

/**
 * Sets an element's place and size, because happy-dom lays nothing out: x, y, width and height in CSS pixels. `content`
 * is the height of what it scrolls.
 */
export function layElement(element: Element, [x, y, width, height]: number[], content = height): void {
  const sides = { clientWidth: width, clientHeight: height, scrollWidth: width, scrollHeight: content };
  for (const [side, value] of Object.entries({ ...sides, clientLeft: 0, clientTop: 0 })) {
    Object.defineProperty(element, side, { value, configurable: true, writable: true });
  }
  boxes.set(element, new DOMRect(x, y, width, height));
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return boxes.get(this) ?? new DOMRect();
  });
}

/** Sets the page's content. Returns the first element for a selector. */
export function makePage(html: string): (selector: string) => Element {
  document.body.innerHTML = html;
  return (selector) => document.querySelector(selector) as Element;
}
