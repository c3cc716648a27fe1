import { expect, test } from 'vitest';
import { paintLabel } from '../../utils/annotate/paint-label.ts';
import type { Ink } from '../../utils/annotate/render.ts';

/** Returns what is written on a box, and in which size, with characters half as wide as they are high. */
function written(width: number, height: number, label: string): [text: string, size: number] | null {
  let found: [string, number] | null = null;
  const sizeOf = (font: string) => Number(/([\d.]+)px/.exec(font)?.[1]);
  const ink = {
    font: '',
    measureText: (text: string) => ({ width: (text.length * sizeOf(ink.font)) / 2 }),
    fillText: (text: string) => {
      found = [text, sizeOf(ink.font)];
    },
  };
  paintLabel(ink as unknown as Ink, { x: 10, y: 10, width, height }, label);
  return found;
}

const label = 'Hidden: part of pay.example';

test.each([
  [600, 300, label, 24],
  [2000, 900, label, 44],
  [200, 100, label, 13],
  [200, 20, label, 13],
])('on a box of %d × %d stands “%s” in %d px', (width, height, text, size) => {
  expect(written(width, height, text)).toEqual([text, size]);
});

test('words that do not fit end with an ellipsis', () => {
  expect(written(120, 60, label)).toEqual(['Hidden: part of pa…', 11]);
  expect(written(300, 60, `Hidden: part of ${'a'.repeat(200)}.example`)?.[0]).toMatch(
    /^Hidden: part of a+…$/,
  );
});

test.each([
  [50, 60],
  [600, 14],
  [2, 2],
])('a box of %d × %d has no words', (width, height) => {
  expect(written(width, height, label)).toBeNull();
});
