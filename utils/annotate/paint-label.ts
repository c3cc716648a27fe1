import type { Rect } from './geometry.ts';
import { palette } from './palette.ts';
import type { Ink } from './render.ts';
import { fontOf } from './text.ts';

/** Font sizes in image pixels: the largest one depends on the box, because an image may have several pixels per point. */
const leastPx = 11;
const mostPx = 44;
const leastLargePx = 14;
const largeShare = 1 / 25;
/** The share of a box that words may take, in either direction. */
const room = { width: 0.9, height: 0.7 };
/** Fewer characters tell nothing. */
const leastLength = 10;

/** Writes words in the middle of a dark box: smaller or cut if they do not fit, or not at all if the box is too small. */
export function paintLabel(ink: Ink, { x, y, width, height }: Rect, label: string): void {
  const widest = width * room.width;
  const large = Math.min(mostPx, Math.max(leastLargePx, width * largeShare), height * room.height);
  const widthAt = (text: string, size: number) => {
    ink.font = fontOf(size);
    return ink.measureText(text).width;
  };
  const size = Math.floor(Math.max(leastPx, Math.min(large, (large * widest) / widthAt(label, large))));
  const text = fitted(label, (cut) => widthAt(cut, size) <= widest);
  if (size > height * room.height || text === null) return;
  ink.textAlign = 'center';
  ink.textBaseline = 'middle';
  ink.fillStyle = palette.white.core;
  ink.fillText(text, x + width / 2, y + height / 2);
}

/** Returns the text, cut with an ellipsis if it does not fit; null if too little of it fits. */
function fitted(text: string, fits: (text: string) => boolean): string | null {
  if (fits(text)) return text;
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  for (let length = characters.length - 1; length >= leastLength; length -= 1) {
    const cut = `${characters.slice(0, length).join('').trimEnd()}…`;
    if (fits(cut)) return cut;
  }
  return null;
}
