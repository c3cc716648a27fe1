import type { Region } from './region-geometry.ts';

/** One side of an element, in CSS pixels. `client` and `clientStart` are whole numbers, and may be one pixel off. */
interface Side {
  start: number;
  length: number;
  borders: [number, number];
  clientStart: number;
  client: number;
}

/**
 * Returns an element's box without its borders and scrollbars, in CSS pixels of its window. It is more exact than
 * `clientWidth` and its like, which are whole numbers: a scrollbar is a whole number of device pixels wide. `zoom` is
 * the number of the window's CSS pixels per CSS pixel of the element.
 */
export function innerBoxOf(element: Element, zoom = 1): Region {
  const { defaultView: window } = element.ownerDocument;
  const rect = element.getBoundingClientRect();
  const style = window?.getComputedStyle(element);
  const px = (length = '') => Number.parseFloat(length) || 0;
  const { clientLeft, clientTop, clientWidth, clientHeight } = element;
  const ratio = zoom * (window?.devicePixelRatio || 1);
  const [x, width] = withoutBars(
    {
      start: rect.x / zoom,
      length: rect.width / zoom,
      borders: [px(style?.borderLeftWidth), px(style?.borderRightWidth)],
      clientStart: clientLeft,
      client: clientWidth,
    },
    ratio,
  );
  const [y, height] = withoutBars(
    {
      start: rect.y / zoom,
      length: rect.height / zoom,
      borders: [px(style?.borderTopWidth), px(style?.borderBottomWidth)],
      clientStart: clientTop,
      client: clientHeight,
    },
    ratio,
  );
  return { x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom };
}

/** Returns the start and the length of a side without borders and scrollbars. */
function withoutBars({ start, length, borders, clientStart, client }: Side, ratio: number): [number, number] {
  const inside = length - borders[0] - borders[1];
  const bar = (about: number) => (Math.abs(about) < 1 ? 0 : Math.round(about * ratio) / ratio);
  const exact = inside - bar(inside - client);
  // The borders of a table may be no part of its cells' boxes.
  if (Math.abs(exact - client) >= 1) return [start + clientStart, client];
  return [start + borders[0] + bar(clientStart - borders[0]), exact];
}

/**
 * Returns the exact length of a frame's window, whose length without scrollbars is about `client`. `frame` is the length
 * of the frame without its borders, `root` of the root element, which mostly fills the window. CSS pixels.
 */
export function exactInFrame(client: number, frame: number, root: number, ratio: number): number {
  const isWhole = (length: number) => Math.abs(length * ratio - Math.round(length * ratio)) < 0.05;
  return [root, frame].find((side) => Math.abs(side - client) < 1 && isWhole(frame - side)) ?? client;
}
