import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colours } from '../../../utils/annotate/colours.ts';
import { palette } from '../../../utils/annotate/palette.ts';

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

describe.each(colours)('%s', (colour) => {
  const { core, on, shadow, marker, veil } = palette[colour];

  test('carries a number that can be read at 4.5:1', () => {
    expect(contrast(channelsOf(core), channelsOf(on))).toBeGreaterThanOrEqual(4.5);
  });

  test('stands out from its own shadow', () => {
    expect(contrast(channelsOf(core), channelsOf(shadow))).toBeGreaterThanOrEqual(2.5);
  });

  test('leaves dark words on white and light words on black readable at 4.5:1 under its highlight', () => {
    const highlighted = (under: number[]) =>
      channelsOf(marker).map((value, at) => ((value * (under[at] ?? 0)) / 255) * (1 - veil) + value * veil);
    const [dark, light] = [highlighted([26, 30, 38]), highlighted([255, 255, 255])];
    expect(contrast(dark, light)).toBeGreaterThanOrEqual(4.5);
  });
});

test('the colours that are offered are those that are painted', () => {
  const css = readFileSync(new URL('../../../components/annotator/annotator.css', import.meta.url), 'utf8');
  const offered = [...css.matchAll(/\[data-colour="(\w+)"\] \{\s+background: (#[0-9a-f]{6});/g)];
  expect(Object.fromEntries(offered.map(([, name, hex]) => [name, hex]))).toEqual(
    Object.fromEntries(colours.map((colour) => [colour, palette[colour].core])),
  );
});
