export const colours = ['red', 'yellow', 'green', 'blue', 'black', 'white'] as const;
export type Colour = (typeof colours)[number];

const dark = '#14171d';
const light = '#ffffff';

/**
 * How a colour is painted: the colour itself (`core`), a halo that contrasts with it, and a hairline around the halo.
 */
export interface Paint {
  core: string;
  halo: string;
  hairline: string;
}

/**
 * One of halo and hairline is light and the other is dark, so that one of them stands out from any background. The halo
 * is the one that contrasts with the colour itself.
 */
export const palette: Record<Colour, Paint> = {
  red: { core: '#d1221f', halo: light, hairline: dark },
  yellow: { core: '#ffd60a', halo: dark, hairline: light },
  green: { core: '#14793f', halo: light, hairline: dark },
  blue: { core: '#2553cd', halo: light, hairline: dark },
  black: { core: dark, halo: light, hairline: dark },
  white: { core: light, halo: dark, hairline: light },
};

/** The fill of a redaction: opaque, and the same whatever is under it. */
export const redactionFill = '#14171d';
