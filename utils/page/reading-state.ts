import { childrenOf, contains, isText } from './dom.ts';
import type { Layout } from './layout.ts';
import type { Judgement } from './regions/judgement.ts';

/** Two places in the page, in the order in which it is shown. They may be in different shadow trees. */
export type Span = Pick<Range, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

/** How a page tells what its elements look like. Without it they are what their names say. */
export interface Look {
  /** Null for an element that is not laid out. */
  layoutOf: (element: Element) => Layout | null;
  /** CSS pixels. */
  boxOf: (element: Element) => DOMRect;
  /** Whether a blank is to be seen between two texts: see `isApart` of the layout. */
  isApart?: (one: Text, next: Text, at: number, isBoxed: boolean) => boolean;
  /** The marks around a quotation in the text, the outer ones first. */
  quoteMarks?: (element: Element) => string;
  /** Whether fields are read, and what is ticked. */
  readsFields?: boolean;
  /** Of what cannot be selected, `all` is left out or what numbers lines and what stands in code. */
  unselectable?: 'all' | 'code';
}

export interface ReadOptions {
  /** Only what is in here. */
  span?: Span;
  /** Base for relative addresses. */
  baseUrl: string;
  /** Whether an element can be seen; without it every element counts as seen. */
  isVisible?: (element: Element) => boolean;
  /** Whether an image is more than an ornament of the text; without it images are their words alone. */
  isPicture?: (image: Element) => boolean;
  look?: Look;
  /** What is sensitive: its kind stands in its place. */
  hiddenIn?: Judgement | undefined;
}

/** One end of a span. `child` is what it stands before, where that is no text. */
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
  /** Text that may still come, in UTF-16 units. */
  left: number;
  /** What was left out already, of what is in several nodes. */
  hidden: Set<number>;
  /** The text that ends, without a blank, where the next one begins. */
  last: Text | null;
  /** Whether a box of its own has begun or ended since. */
  isBoxed: boolean;
}

/** Where in the page a node is: levels of it, marks around it, and what counts there. */
export interface Place {
  depth: number;
  marks: number;
  inPre: boolean;
  /** Whether it cannot be selected. */
  isOff: boolean;
  /** Whether what holds it runs from right to left. */
  isRtl: boolean;
  /** In a table that only arranges. */
  inArrangement: boolean;
  quotes: number;
  /** Of the element it is in. */
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

/** What is left out may hold the span's ends. */
export function passBy(node: Element, reading: Reading): void {
  if (reading.start && contains(node, reading.start.container)) reading.isOn = true;
  if (reading.end && contains(node, reading.end.container)) reading.isOver = true;
}

/** No blank is missing between what comes before and what comes now. */
export function breakLine(reading: Reading): void {
  reading.last = null;
  reading.isBoxed = false;
}
