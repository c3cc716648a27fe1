import { fontOf, type Measure } from './text.ts';

/** Measures with the browser's own fonts. */
export function createMeasure(): Measure {
  const ink = new OffscreenCanvas(1, 1).getContext('2d');
  return (text, fontSize) => {
    // Without a canvas, use a common character width: the text is then broken a little early or late.
    if (ink === null) return text.length * fontSize * 0.55;
    ink.font = fontOf(fontSize);
    return ink.measureText(text).width;
  };
}
