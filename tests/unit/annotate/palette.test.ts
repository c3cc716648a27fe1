import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colours, palette } from '../../../utils/annotate/palette.ts';

/** Returns the relative luminance that WCAG 2.2 defines, of channels from 0 to 255. */
function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function channelsOf(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

const levels = [0, 36, 73, 109, 146, 182, 219, 255];
const grounds = levels.flatMap((red) =>
  levels.flatMap((green) => levels.map((blue) => [red, green, blue] as const)),
);

describe.each(colours)('%s', (colour) => {
  const { core, halo, hairline } = palette[colour];

  test('is seen on every ground: its halo or its hairline stands out at 3:1', () => {
    const [inner, outer] = [channelsOf(halo), channelsOf(hairline)];
    expect(grounds.filter((one) => Math.max(contrast(one, inner), contrast(one, outer)) < 3)).toEqual([]);
  });

  test('stands out from its halo at 4.5:1, so that a number on it can be read', () => {
    expect(contrast(channelsOf(core), channelsOf(halo))).toBeGreaterThanOrEqual(4.5);
  });

  test('would not be seen everywhere without them', () => {
    expect(grounds.some((one) => contrast(one, channelsOf(core)) < 3)).toBe(true);
  });
});

test('the colours that are offered are those that are painted', () => {
  const css = readFileSync(new URL('../../../components/annotator/annotator.css', import.meta.url), 'utf8');
  const offered = [...css.matchAll(/\[data-colour="(\w+)"\] \{\s+background: (#[0-9a-f]{6});/g)];
  expect(Object.fromEntries(offered.map(([, name, hex]) => [name, hex]))).toEqual(
    Object.fromEntries(colours.map((colour) => [colour, palette[colour].core])),
  );
});
