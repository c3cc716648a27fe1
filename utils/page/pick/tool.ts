import type { Ground } from '../full-page/pane-ends.ts';
import type { Region } from '../full-page/region-geometry.ts';
import type { Scroller } from '../full-page/scroller.ts';
import type { Layer } from './layer.ts';
import type { Outlines } from './pick-outlines.ts';
import type { Scrolling } from './scrolling.ts';

/** The texts on the layer: its name, and a hint for each of the tool's steps. */
export interface PickWords {
  name: string;
  hints: readonly string[];
}

/** A tool, to which the layer hands the person's input. */
export interface Tool {
  pointer(event: PointerEvent): void;
  /** Returns whether the tool uses the key. */
  key(event: KeyboardEvent): boolean;
  wheel(event: WheelEvent): void;
  /** Draws again after the page was scrolled or the window was resized. */
  draw(): void;
  cancel(): void;
}

/**
 * Resolves with the current place of the picked part, in CSS pixels of the window, and with its scroller; or with a
 * pane if all its content was picked.
 */
export type Measure = () => Promise<{ scroller: Scroller; rect: Region } | { ground: Ground }>;

export interface Workshop {
  document: Document;
  layer: Layer;
  /** The page's main scroller. */
  main: Scroller;
  marks: Outlines;
  scrolling: Scrolling;
  words: PickWords;
  /** Ends the picking; null cancels it. */
  finish(measure: Measure | null): void;
}
