/** What can be drawn with. Apart from the palette, because all screens read stored shapes, and few paint them. */
export const colours = ['red', 'yellow', 'green', 'blue', 'black', 'white'] as const;
export type Colour = (typeof colours)[number];
