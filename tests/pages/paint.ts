/**
 * The paint of the hazard pages: horizontal bands of 8 CSS px and, over them, vertical bars of 8 CSS px, each in a colour no
 * other one has. 8 CSS px are whole device pixels at every ratio in use: 1, 1.25, 1.5, 1.875, 2 and 3.
 */
export const bandPx = 8;
/** From one bar to the next, and from the box's left side to the first. */
const barStepPx = 64;
const firstBarPx = 32;

/** Not 0, which is black, as blank canvases are. */
const firstBand = 1;
const firstBar = 20_000;
const firstThing = 30_000;
const colours = 2 ** 24;
/** Odd, so that no two numbers below 2²⁴ share a colour; near the golden ratio, so that neighbours look nothing alike. */
const step = 0x9e3779;
const inverse = inverseOf(step);

/** 24 bits, red first. */
export type Colour = number;

export const white: Colour = 0xffffff;
/** What a tab beside the captured one is painted in. */
export const foreign: Colour = 0xff00ff;

export function bandColour(band: number): Colour {
  return colourOf(firstBand + band);
}

export function barColour(bar: number): Colour {
  return colourOf(firstBar + bar);
}

/** For headers, buttons and whatever else has a colour of its own. */
export function thingColour(thing: number): Colour {
  return colourOf(firstThing + thing);
}

/** What has that colour: `band 12`, `bar 3`, `thing 1`; or only the colour. */
export function nameColour(colour: Colour): string {
  const number = numberOf(colour);
  if (number < firstBand) return 'black';
  if (number < firstBar) return `band ${number - firstBand}`;
  if (number < firstThing) return `bar ${number - firstBar}`;
  if (number < firstThing + 100) return `thing ${number - firstThing}`;
  return cssColour(colour);
}

/** Left sides of the bars in a box of that width, in CSS px. */
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
