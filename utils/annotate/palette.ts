import type { Colour } from './colours.ts';

const dark = '#14171d';
const light = '#ffffff';

/** How a colour is painted. */
export interface Paint {
  /** Lines, letters and discs. */
  core: string;
  /** What is read on the core, such as a step's number. A text has a glow of it, so that the text is read anywhere. */
  on: string;
  /** The soft shadow of lines and discs: dark, or light for a colour that a dark shadow does not lift. */
  shadow: string;
  /** How strong the shadow is; 1 for a dark one. A light one on a dark image needs more. */
  strength: number;
  /** The highlighter's ink, which multiplies with the image. */
  marker: string;
  /** How much of the marker covers the image besides, from 0 to 1: multiplying shows nothing on a dark image. */
  veil: number;
}

export const palette: Record<Colour, Paint> = {
  red: { core: '#d1221f', on: light, shadow: dark, strength: 1, marker: '#ffb3ad', veil: 0.12 },
  yellow: { core: '#ffd60a', on: dark, shadow: dark, strength: 1, marker: '#ffe45c', veil: 0.12 },
  green: { core: '#14793f', on: light, shadow: dark, strength: 1, marker: '#a9eebb', veil: 0.12 },
  blue: { core: '#2553cd', on: light, shadow: dark, strength: 1, marker: '#a9ccff', veil: 0.12 },
  black: { core: dark, on: light, shadow: light, strength: 2.4, marker: '#b9bdc6', veil: 0.12 },
  white: { core: light, on: dark, shadow: dark, strength: 1, marker: light, veil: 0.36 },
};
