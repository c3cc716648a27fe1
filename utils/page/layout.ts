import { attributeOf, boxOf, isElement, localNameOf, parentOf, styleOf } from './dom.ts';

/** How an element is laid out, as far as its words are concerned. */
export interface Layout {
  /** As computed. */
  display: string;
  /** Whether words of its own are seen. */
  isSeen: boolean;
  /** Undefined: as what it is in. */
  isSelectable: boolean | undefined;
  /** Whether what is in it stands beside each other. */
  isRow: boolean;
  /** Out of the text's flow: beside it, or anywhere. */
  place: 'flow' | 'float' | 'absolute';
  /** Whether line breaks show, and whether all blanks do. */
  keeps: 'words' | 'lines' | 'all';
  /** Whether its letters are all of one width. */
  isMono: boolean;
  isRtl: boolean;
  rise: 'sup' | 'sub' | undefined;
  listStyle: string;
}

/** Each of it is asked for when it is needed: a computed style takes its time. */
export function layoutOf(element: Element): Layout {
  const style = styleOf(element);
  const display = style.display || 'inline';
  return {
    display,
    get isSeen() {
      return isLegible(style);
    },
    get isSelectable() {
      const { userSelect } = style;
      return userSelect === 'none' ? false : /^(?:text|all|contain)$/.test(userSelect) || undefined;
    },
    isRow: /grid/.test(display) || (/flex/.test(display) && !style.flexDirection.startsWith('column')),
    get place() {
      if (/^(?:absolute|fixed)$/.test(style.position)) return 'absolute';
      return /left|right|inline/.test(style.float) ? 'float' : 'flow';
    },
    get keeps() {
      const { whiteSpace } = style;
      return whiteSpace === 'pre-line' ? 'lines' : /^(?:pre|break-spaces)/.test(whiteSpace) ? 'all' : 'words';
    },
    get isMono() {
      return /mono|courier|consolas|menlo/i.test(style.fontFamily);
    },
    get isRtl() {
      return style.direction === 'rtl';
    },
    get rise() {
      const { verticalAlign } = style;
      return verticalAlign === 'super' ? 'sup' : verticalAlign === 'sub' ? 'sub' : undefined;
    },
    get listStyle() {
      return style.listStyleType;
    },
  };
}

function isLegible({ visibility, fontSize, textIndent }: CSSStyleDeclaration): boolean {
  return (
    !/^(?:hidden|collapse)$/.test(visibility) &&
    Number.parseFloat(fontSize) !== 0 &&
    !(Number.parseFloat(textIndent) < farOff)
  );
}

/** Nothing is so far beyond an edge, in CSS pixels, but to be out of sight. */
const farOff = -900;
const cutAway = /rect\(([01](?:px)?[, ]+){3}[01](?:px)?\)|inset\((?:50|100)%/;

/** Whether nothing in an element is shown: not laid out, or tucked away for those who hear the page. */
export function isTuckedAway(element: Element): boolean {
  const style = styleOf(element);
  const { display, position, overflowX } = style;
  if (display === 'none' || style.contentVisibility === 'hidden') return true;
  const isPlaced = /^(?:absolute|fixed)$/.test(position);
  if (style.clipPath !== 'none' && cutAway.test(style.clipPath)) return true;
  if (
    isPlaced &&
    (cutAway.test(style.clip) ||
      Number.parseFloat(style.left) < farOff ||
      Number.parseFloat(style.top) < farOff)
  )
    return true;
  if (!/hidden|clip/.test(overflowX) || /^(?:inline|contents)$/.test(display)) return false;
  if (/^(?:html|body)$/.test(localNameOf(element))) return false;
  const { width, height } = boxOf(element);
  return width <= 1 || height <= 1;
}

/**
 * Whether there is a blank to be seen between the end of one text and the beginning of another. `isBoxed`: one is in a box of its
 * own, so that it may begin below the other.
 */
export function isApart(one: Text, next: Text, at: number, isBoxed: boolean): boolean {
  const before = boxIn(one, one.data.trimEnd().length - 1);
  const after = boxIn(next, at);
  if (before === undefined || after === undefined) return false;
  if (isBoxed && after.top >= before.bottom - 1) return true;
  // Code has a frame around it, with room inside.
  const least = isFramed(one) || isFramed(next) ? 0.6 : 0.2;
  const gap = Math.max(after.left - before.right, before.left - after.right);
  return gap > least * Math.max(before.height, after.height);
}

function isFramed(text: Text): boolean {
  const parent = parentOf(text);
  return parent !== null && isElement(parent) && /^(?:code|kbd|samp|tt)$/.test(localNameOf(parent));
}

function boxIn(text: Text, at: number): DOMRect | undefined {
  const range = text.ownerDocument.createRange();
  range.setStart(text, Math.max(0, at));
  range.setEnd(text, Math.min(text.data.length, at + 1));
  return [...range.getClientRects()].find(({ width }) => width > 0);
}

const marks: [RegExp, string][] = [
  [/^(?:de|cs|sk|sl|lt|is|bg|et)/, '„“‚‘'],
  [/^(?:fr|es|it|ru|uk|el|pt|nb|no)/, '«»“”'],
  [/^(?:ja|zh)/, '「」『』'],
];

/** The marks around a quotation in the text, as its language has them: outer ones first. Empty if the page draws none. */
export function quoteMarks(element: Element): string {
  const { content } = getComputedStyle(element, '::before');
  if (content !== '' && !content.includes('open-quote')) return '';
  let language = '';
  for (let node: Node | null = element; node !== null && language === ''; node = parentOf(node))
    if (isElement(node)) language = attributeOf(node, 'lang') ?? '';
  return marks.find(([known]) => known.test(language.toLowerCase()))?.[1] ?? '“”‘’';
}
