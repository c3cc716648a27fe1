import { attributeOf, boxOf, isElement, localNameOf, parentOf, styleOf } from './dom.ts';

/** How an element is laid out, as far as its words are concerned. */
export interface Layout {
  /** The computed value. */
  display: string;
  /** Whether text directly in the element is visible. */
  isSeen: boolean;
  /** Undefined: the same as the element around it. */
  isSelectable: boolean | undefined;
  /** Whether its children stand side by side. */
  isRow: boolean;
  /** `float` is beside the text's flow, `absolute` is anywhere. */
  place: 'flow' | 'float' | 'absolute';
  /** `lines` shows line breaks, `all` shows all blanks too. */
  keeps: 'words' | 'lines' | 'all';
  /** Whether its font is monospaced. */
  isMono: boolean;
  isRtl: boolean;
  rise: 'sup' | 'sub' | undefined;
  listStyle: string;
}

/** Returns an element's layout. Most members are getters, since a computed style takes time. */
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

/** Content further beyond an edge than this is meant to be out of sight. CSS pixels. */
const farOff = -900;
const cutAway = /rect\(([01](?:px)?[, ]+){3}[01](?:px)?\)|inset\((?:50|100)%/;

/**
 * Whether nothing in an element is visible: it is not rendered, or it is moved or cut away so that only screen readers
 * find it.
 */
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
 * Whether a gap is visible between the end of one text and the character at `at` in the next one. `isBoxed`: a box
 * begins or ends between the texts, so that the next one may begin below the first.
 */
export function isApart(one: Text, next: Text, at: number, isBoxed: boolean): boolean {
  const before = boxIn(one, one.data.trimEnd().length - 1);
  const after = boxIn(next, at);
  if (before === undefined || after === undefined) return false;
  if (isBoxed && after.top >= before.bottom - 1) return true;
  // Code has a frame with padding inside, so that a small gap is not a blank.
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

/**
 * Returns the quotation marks of the element's language: the outer pair, then the inner pair. Empty if the page draws
 * no marks.
 */
export function quoteMarks(element: Element): string {
  const { content } = getComputedStyle(element, '::before');
  if (content !== '' && !content.includes('open-quote')) return '';
  let language = '';
  for (let node: Node | null = element; node !== null && language === ''; node = parentOf(node))
    if (isElement(node)) language = attributeOf(node, 'lang') ?? '';
  return marks.find(([known]) => known.test(language.toLowerCase()))?.[1] ?? '“”‘’';
}
