/** The capture modes in which the person picks a region of the page. */
export const pickModes = ['area', 'element'] as const;
export type PickMode = (typeof pickModes)[number];

export function isPickMode(mode: string): mode is PickMode {
  return (pickModes as readonly string[]).includes(mode);
}
