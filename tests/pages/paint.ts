/**
 * The paint of the hazard pages: horizontal bands of 8 CSS px, and over them vertical bars of 8 CSS px. Every band and
 * bar has a unique colour. 8 CSS px are whole device pixels at every ratio in use: 1, 1.25, 1.5, 1.875, 2 and 3.
 */
export const bandPx = 8;
/** The distance from one bar to the next. `firstBarPx`: from the box's left side to the first bar. */
const barStepPx = 64;
const firstBarPx = 32;

/** Colour 0 is not used, because it is black, like a blank canvas. */
const firstBand = 1;
const firstBar = 20_000;
const firstThing = 30_000;
const colours = 2 ** 24;
/**
 * The step is odd, so no two numbers below 2²⁴ share a colour. It is near the golden ratio, so neighbours look very
 * different.
 */
const step = 0x9e3779;
const inverse = inverseOf(step);

/** 24 bits, red first. */
export type Colour = number;

export const white: Colour = 0xffffff;
/** The colour of a tab beside the captured one. */
export const foreign: Colour = 0xff00ff;

export function bandColour(band: number): Colour {
  return colourOf(firstBand + band);
}

export function barColour(bar: number): Colour {
  return colourOf(firstBar + bar);
}

/** Returns the colour of a header, a button or another part. */
export function thingColour(thing: number): Colour {
  return colourOf(firstThing + thing);
}

/** Returns what has that colour, such as `band 12`, `bar 3` or `thing 1`; otherwise the colour in CSS. */
export function nameColour(colour: Colour): string {
  const number = numberOf(colour);
  if (number < firstBand) return 'black';
  if (number < firstBar) return `band ${number - firstBand}`;
  if (number < firstThing) return `bar ${number - firstBar}`;
  if (number < firstThing + 100) return `thing ${number - firstThing}`;
  return cssColour(colour);
}

/** Returns the left sides of the bars in a box of that width. CSS px. */
export function barsIn(widthPx: number): number[] {
  const count = Math.max(0, Math.ceil((widthPx - firstBarPx) / barStepPx));
  return Array.from({ length: count }, (_, bar) => firstBarPx + bar * barStepPx);
}

export function cssColour(colour: Colour): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

function colourOf(number: number): Colour {
  return (number * step) % colours;
}

function numberOf(colour: Colour): number {
  return Number((BigInt(colour) * BigInt(inverse)) % BigInt(colours));
}

/** Newton's iteration: each turn doubles the number of right bits. */
function inverseOf(odd: number): number {
  let result = 1n;
  for (let turn = 0; turn < 5; turn += 1) {
    result = BigInt.asUintN(24, result * (2n - BigInt(odd) * result));
  }
  return Number(result);
}
