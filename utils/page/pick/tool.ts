import type { Region } from '../full-page/region-geometry.ts';
import type { Scroller } from '../full-page/scroller.ts';
import type { Layer } from './layer.ts';
import type { Outlines } from './pick-outlines.ts';
import type { Scrolling } from './scrolling.ts';

/** What stands on the layer: what it is, and for each step what to do. */
export interface PickWords {
  name: string;
  area: string;
  size: string;
  element: string;
}

/** What the layer hands the person's input to. */
export interface Tool {
  pointer(event: PointerEvent): void;
  /** Returns whether it was a key of the tool's. */
  key(event: KeyboardEvent): boolean;
  wheel(event: WheelEvent): void;
  /** Something moved: the page scrolled, the window has another size. */
  draw(): void;
  cancel(): void;
}

/** Where what was picked is at the moment of asking, in CSS pixels of the window, and what it scrolls with. */
export type Measure = () => Promise<{ scroller: Scroller; rect: Region }>;

export interface Workshop {
  document: Document;
  layer: Layer;
  marks: Outlines;
  scrolling: Scrolling;
  words: PickWords;
  /** Ends the picking; null cancels it. */
  finish(measure: Measure | null): void;
}
