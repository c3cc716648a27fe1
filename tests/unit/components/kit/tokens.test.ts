import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listFiles, readText } from '../../../source-files.ts';

const css = readFileSync(new URL('../../../../components/kit/tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split('@media (prefers-color-scheme: dark)');
const light = coloursIn(lightCss);
const schemes = { light, dark: new Map([...light, ...coloursIn(darkCss)]) };

function coloursIn(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** Returns the relative luminance that WCAG 2.2 defines. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['ground', 'ground-sunken', 'ground-raised', 'ground-hover'];
const on = (texts: string[], under: string[]): [string, string][] =>
  texts.flatMap((text) => under.map((ground): [string, string] => [text, ground]));

/** Every text colour with every background that it has in the style sheets. */
const textPairs = [
  ...on(['text-primary', 'text-secondary'], grounds),
  ...on(['text-primary'], ['accent-ground', 'danger-ground', 'warning-ground']),
  ...on(['text-secondary'], ['accent-ground']),
  ...on(['text-placeholder'], ['ground-raised', 'ground-sunken']),
  ...on(['accent-text'], [...grounds, 'accent-ground']),
  ...on(['on-accent'], ['accent', 'accent-hover']),
  ...on(['on-danger'], ['danger', 'danger-hover']),
  ...on(['danger'], ['ground', 'danger-ground']),
  ...on(['warning'], ['ground', 'warning-ground']),
  ...on(['success'], ['ground', 'success-ground']),
];

/** Borders and rings that make a control or its state visible. */
const shapePairs = [
  ...on(['border-control', 'focus'], ['ground', 'ground-sunken', 'ground-raised']),
  ...on(['danger', 'accent'], ['ground', 'ground-raised']),
];

describe.each(Object.entries(schemes))('in the %s scheme', (_scheme, colours) => {
  const ratio = (one: string, other: string): number => {
    const [first, second] = [colours.get(one), colours.get(other)];
    if (first === undefined || second === undefined) throw new Error(`No colour --${one} or --${other}`);
    return contrast(first, second);
  };

  it.each(textPairs)('%s on %s is readable at 4.5:1', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)('%s against %s is seen at 3:1', (shape, ground) => {
    expect(ratio(shape, ground)).toBeGreaterThanOrEqual(3);
  });
});

it('The dark scheme has its own value for every colour', () => {
  expect([...coloursIn(darkCss).keys()].sort()).toEqual([...light.keys()].sort());
});

it('Every colour in the other stylesheets is a token', () => {
  // The annotator's swatches show the colours of the paint, which are the same in every scheme.
  const sheets = listFiles('components/**/*.css').filter((file) => !/\/(tokens|annotator)\.css$/.test(file));
  expect(sheets.length).toBeGreaterThan(8);
  for (const sheet of sheets) {
    const text = readText(sheet);
    expect(text.match(/#[0-9a-f]{3,8}\b|rgba?\(/gi)).toBeNull();
    for (const [, name = ''] of text.matchAll(/var\(--([\w-]+)\)/g)) expect(css).toContain(`--${name}:`);
  }
});
