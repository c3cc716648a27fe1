export const colours = ['red', 'yellow', 'green', 'blue', 'black', 'white'] as const;
export type Colour = (typeof colours)[number];

const dark = '#14171d';
const light = '#ffffff';

/** How a colour is painted: the colour, the halo around it that stands out from it, and a hairline around that. */
export interface Paint {
  core: string;
  halo: string;
  hairline: string;
}

/**
 * Halo and hairline are one light and one dark, so that one of them stands out from whatever is under them; the halo is
 * the one that the colour itself stands out from.
 */
export const palette: Record<Colour, Paint> = {
  red: { core: '#d1221f', halo: light, hairline: dark },
  yellow: { core: '#ffd60a', halo: dark, hairline: light },
  green: { core: '#14793f', halo: light, hairline: dark },
  blue: { core: '#2553cd', halo: light, hairline: dark },
  black: { core: dark, halo: light, hairline: dark },
  white: { core: light, halo: dark, hairline: light },
};

/** What hides. Opaque, and the same whatever is under it. */
export const redactionFill = '#14171d';
