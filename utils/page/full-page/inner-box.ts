import { boxOf, childrenOf, isElement, px, styleOf } from '../dom.ts';
import type { Region } from './region-geometry.ts';

/** One axis of an element, in CSS pixels. `client` and `clientStart` are whole numbers, and may be one pixel off. */
interface Axis {
  start: number;
  length: number;
  borders: [number, number];
  clientStart: number;
  client: number;
  /** Lengths that are probably the length without borders and scrollbars. */
  guesses: number[];
}

/** Of this many children of a pane one probably fills the pane's width. */
const mostChildren = 8;
const hair = 0.02;

/**
 * Returns an element's box without its borders and scrollbars, in CSS pixels of its window. It is more exact than
 * `clientWidth` and its like, which are whole numbers: a scrollbar is a whole number of device pixels wide. `zoom` is
 * the number of the window's CSS pixels per CSS pixel of the element.
 */
export function innerBoxOf(element: Element, zoom = 1): Region {
  const { defaultView: window } = element.ownerDocument;
  const rect = boxOf(element);
  const style = styleOf(element);
  const { clientLeft, clientTop, clientWidth, clientHeight } = element;
  const ratio = zoom * (window?.devicePixelRatio || 1);
  const paddings = px(style.paddingLeft) + px(style.paddingRight);
  const [x, width] = withoutBars(
    {
      start: rect.x / zoom,
      length: rect.width / zoom,
      borders: [px(style.borderLeftWidth), px(style.borderRightWidth)],
      clientStart: clientLeft,
      client: clientWidth,
      guesses: childrenOf(element)
        .filter(isElement)
        .slice(0, mostChildren)
        .map((child) => boxOf(child).width / zoom + paddings),
    },
    ratio,
  );
  const [y, height] = withoutBars(
    {
      start: rect.y / zoom,
      length: rect.height / zoom,
      borders: [px(style.borderTopWidth), px(style.borderBottomWidth)],
      clientStart: clientTop,
      client: clientHeight,
      guesses: [],
    },
    ratio,
  );
  return { x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom };
}

/** Returns the start and the length of an axis without borders and scrollbars. */
function withoutBars(
  { start, length, borders, clientStart, client, guesses }: Axis,
  ratio: number,
): [number, number] {
  const inside = length - borders[0] - borders[1];
  const isBar = (about: number) => Math.abs(about) >= 1;
  const whole = (about: number) => Math.round(about * ratio) / ratio;
  const guess = guesses.find(
    (side) => Math.abs(side - client) < 1 && Math.abs(whole(inside - side) - (inside - side)) < hair,
  );
  const bars = isBar(inside - client) ? whole(inside - (guess ?? client)) : 0;
  const exact = inside - bars;
  // The borders of a table may be no part of its cells' boxes.
  if (Math.abs(exact - client) >= 1) return [start + clientStart, client];
  const before = clientStart - borders[0];
  const isBarBefore = isBar(before);
  const barBefore = isBarBefore && Math.abs(before - bars) < 1 ? bars : whole(isBarBefore ? before : 0);
  return [start + borders[0] + barBefore, exact];
}

/**
 * Returns the exact length of a frame's window, whose length without scrollbars is about `client`. `frame` is the length
 * of the frame without its borders, `root` of the root element, which mostly fills the window. CSS pixels.
 */
export function exactInFrame(client: number, frame: number, root: number, ratio: number): number {
  const isWhole = (length: number) => Math.abs(length * ratio - Math.round(length * ratio)) < 0.05;
  return [root, frame].find((side) => Math.abs(side - client) < 1 && isWhole(frame - side)) ?? client;
}
