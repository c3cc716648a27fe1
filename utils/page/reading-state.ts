import { childrenOf, contains, isText } from './dom.ts';
import type { Layout } from './layout.ts';
import type { Judgement } from './regions/judgement.ts';

/** A range of the page in the order in which the page is shown. Its ends may be in different shadow trees. */
export type Span = Pick<Range, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

/** How the page's elements look. Without a look, only their names tell what they are. */
export interface Look {
  /** Null for an element that is not laid out. */
  layoutOf: (element: Element) => Layout | null;
  /** CSS pixels. */
  boxOf: (element: Element) => DOMRect;
  /** Whether a gap is visible between two texts: see `isApart` in `layout.ts`. */
  isApart?: (one: Text, next: Text, at: number, isBoxed: boolean) => boolean;
  /** Returns the quotation marks for a quotation in the text, the outer ones first. */
  quoteMarks?: (element: Element) => string;
  /** Whether the words of fields and tick marks are read. */
  readsFields?: boolean;
  /** Which unselectable text is left out: `all` of it, or only line numbers and text in code. */
  unselectable?: 'all' | 'code';
}

export interface ReadOptions {
  /** Only this range is read; without it, everything is read. */
  span?: Span;
  /** Base for relative addresses. */
  baseUrl: string;
  /** Whether an element can be seen; without it every element counts as seen. */
  isVisible?: (element: Element) => boolean;
  /**
   * Whether an image is more than an ornament. Ornaments become their alternative text, as all images do without this
   * function.
   */
  isPicture?: (image: Element) => boolean;
  look?: Look;
  /** Finds the sensitive parts of a text. Each part is replaced by its kind. */
  hiddenIn?: Judgement | undefined;
}

/** One end of a span. `child` is the node right after the end; null inside a text, and after the last child. */
interface Edge {
  container: Node;
  offset: number;
  child: Node | null;
}

export interface Reading extends ReadOptions {
  start: Edge | null;
  end: Edge | null;
  isOn: boolean;
  isOver: boolean;
  /** How much more text may be read, in UTF-16 units. */
  left: number;
  /** The items that have a mark already: one item may be in several nodes. */
  hidden: Set<number>;
  /** The text before, if it ends without a blank and no break followed it. */
  last: Text | null;
  /** Whether a box has begun or ended since this text. */
  isBoxed: boolean;
}

/** Where in the page a node is: its depth, the number of marks around it, and what the elements around it tell. */
export interface Place {
  depth: number;
  marks: number;
  inPre: boolean;
  /** Whether the node cannot be selected. */
  isOff: boolean;
  /** Whether the nearest list, table or quotation around it runs from right to left. */
  isRtl: boolean;
  /** Whether it is in a table that is used only for layout. */
  inArrangement: boolean;
  quotes: number;
  /** The layout of the element around it. */
  layout: Layout | null;
}

export const outermost: Place = {
  depth: 0,
  marks: 0,
  inPre: false,
  isOff: false,
  isRtl: false,
  inArrangement: false,
  quotes: 0,
  layout: null,
};

export function edgeAt(container: Node, offset: number): Edge {
  return { container, offset, child: isText(container) ? null : (childrenOf(container)[offset] ?? null) };
}

/** Passes by an element that is left out, which may hold the span's ends. */
export function passBy(node: Element, reading: Reading): void {
  if (reading.start && contains(node, reading.start.container)) reading.isOn = true;
  if (reading.end && contains(node, reading.end.container)) reading.isOver = true;
}

/** Notes a break in the text, so that no blank is added before the next text. */
export function breakLine(reading: Reading): void {
  reading.last = null;
  reading.isBoxed = false;
}
