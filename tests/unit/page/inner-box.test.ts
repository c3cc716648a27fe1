// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { exactInFrame, innerBoxOf } from '../../../utils/page/full-page/inner-box.ts';
import { layElement } from './lay-element.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

interface Measures {
  /** x, y, width and height of its box. */
  rect: [number, number, number, number];
  /** `clientLeft`, `clientTop`, `clientWidth` and `clientHeight`. */
  client: [number, number, number, number];
  borderPx?: number;
  ratio: number;
}

/** An element with the figures that a browser gives; `happy-dom` has no layout. */
function measured({ rect, client, borderPx = 0, ratio }: Measures): Element {
  window.devicePixelRatio = ratio;
  const element = document.createElement('div');
  element.style.border = `${borderPx}px solid black`;
  layElement(element, rect);
  const [clientLeft, clientTop, clientWidth, clientHeight] = client;
  for (const [name, value] of Object.entries({ clientLeft, clientTop, clientWidth, clientHeight })) {
    Object.defineProperty(element, name, { value });
  }
  document.body.append(element);
  return element;
}

/** The figures of Chromium 141 and Firefox 144 for pages of `tests/pages/hazards/`. */
describe('the inner box of an element', () => {
  test('is not rounded to whole CSS pixels', () => {
    const rows = measured({
      rect: [0, 64, 1280, 609.6],
      client: [0, 0, 1265, 610],
      ratio: 1.25,
    });
    const { y, width, height } = innerBoxOf(rows);
    expect({ y, height }).toEqual({ y: 64, height: 609.6 });
    // The scrollbar is 19 device pixels wide.
    expect(width).toBeCloseTo(1264.8);
  });

  test('leaves out borders of a part of a CSS pixel, and a scrollbar on the left', () => {
    const rows = measured({
      rect: [24, 40, 1232, 615.2],
      client: [16, 1, 1215, 614],
      borderPx: 0.8,
      ratio: 1.25,
    });
    const { x, y, width, height } = innerBoxOf(rows);
    expect([x, y, width, height].map((length) => Math.round(length * 100) / 100)).toEqual([
      40, 40.8, 1215.2, 613.6,
    ]);
  });

  test('leaves out a scrollbar of as many device pixels as the content leaves free', () => {
    const rows = measured({
      rect: [201, 57, 652.333, 419.667],
      client: [0, 0, 644, 420],
      ratio: 1.875,
    });
    // 15.6 device pixels by the rounded width.
    expect(innerBoxOf(rows).width).toBeCloseTo(643.8);
    const row = document.createElement('div');
    layElement(row, [201, 57, 644.333, 2200]);
    rows.append(document.createElement('a'), row);
    expect(innerBoxOf(rows).width).toBeCloseTo(644.333);
  });

  test('of a zoomed element is in pixels of the window', () => {
    const rows = measured({
      rect: [30, 60, 600, 300.75],
      client: [0, 0, 400, 201],
      ratio: 1,
    });
    expect(innerBoxOf(rows, 1.5)).toEqual({ x: 30, y: 60, width: 600, height: 300.75 });
  });

  test('is the rounded box if the browser’s figures do not fit each other', () => {
    const cells = measured({
      rect: [10, 10, 100, 50],
      client: [0, 0, 100, 50],
      borderPx: 3,
      ratio: 2,
    });
    expect(innerBoxOf(cells)).toEqual({ x: 10, y: 10, width: 100, height: 50 });
  });
});

describe('the exact length of a frame’s window', () => {
  test('is that of its root element if the rest of the frame is a scrollbar of whole device pixels', () => {
    expect(exactInFrame(843, 2560 / 3, 2530 / 3, 3)).toBe(2530 / 3);
  });

  test('is that of the frame if there is no scrollbar', () => {
    expect(exactInFrame(475, 1426 / 3, 2200, 3)).toBe(1426 / 3);
  });

  test('is the rounded one if neither fits', () => {
    expect(exactInFrame(843, 2560 / 3, 843.2, 3)).toBe(843);
    expect(exactInFrame(843, 2560 / 3, 1200, 3)).toBe(843);
  });
});
