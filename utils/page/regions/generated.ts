import {
  attributeNamesOf,
  attributeOf,
  boxOf,
  documentOf,
  isElement,
  ownOf,
  parentOf,
  px,
  queryAll,
  styleOf,
} from '../dom.ts';
import { type Box, grown } from './box.ts';
import { rangeOver } from './range-over.ts';

export type Pseudo = '::before' | '::after' | '::marker';

/** At most this many style rules are read. Few pages have more. */
const mostRules = 20_000;
const mostElements = 3000;

/** Matches a pseudo-element, and what stands before it if it has no element of its own. */
const pseudoIn = /(^|[\s>+~,(])?::?(?:before|after|marker)\b/g;
/** Matches a `content` value that has words. Icons do not match: they are letters of no alphabet. */
const telling = /attr\(|var\(|["'][^"']*[\p{L}\d@][^"']*[\p{L}\d@]/u;
/** Matches attribute values that are worth a check if a style sheet of the page cannot be read. */
const suspicious = /@|\d{4}|\d[ -]\d/;

interface Scan {
  selectors: string[];
  left: number;
  isWhole: boolean;
}

/**
 * Returns a record of the elements that may have words which only style sheets write. The words are read from the
 * elements later.
 */
export function createGenerating() {
  const known = new Set<Element>();
  let isWhole = true;
  return {
    /** Must be called with each document and shadow root before its elements are asked about. */
    enterTree(tree: Document | ShadowRoot): void {
      if (!findGenerating(tree, known)) isWhole = false;
    },
    has: (element: Element): boolean => known.has(element) || (!isWhole && isSuspicious(element)),
  };
}

/**
 * Adds to `found` the elements of a document or a shadow root that have words which only style sheets write. Returns
 * false if a style sheet cannot be read or there are too many rules.
 */
function findGenerating(tree: Document | ShadowRoot, found: Set<Element>): boolean {
  const scan: Scan = { selectors: [], left: mostRules, isWhole: true };
  for (const sheet of sheetsOf(tree)) {
    try {
      readRules(sheet.cssRules, '', scan);
    } catch {
      // A style sheet of another site cannot be read.
      scan.isWhole = false;
    }
  }
  for (const selector of scan.selectors) {
    if (found.size > mostElements) break;
    for (const element of allMatching(tree, selector)) found.add(element);
  }
  return scan.isWhole;
}

function sheetsOf(tree: Document | ShadowRoot): CSSStyleSheet[] {
  return (['styleSheets', 'adoptedStyleSheets'] as const)
    .flatMap((name) => [...(ownOf(tree, name) ?? [])])
    .filter(({ disabled }) => !disabled);
}

function readRules(rules: CSSRuleList, around: string, scan: Scan): void {
  for (const rule of rules) {
    scan.left -= 1;
    if (scan.left < 0) {
      scan.isWhole = false;
      return;
    }
    const { selectorText, style, cssRules, styleSheet } = rule as CSSStyleRule & CSSImportRule;
    const selector = selectorText && (around === '' ? selectorText : nested(selectorText, around));
    if (selector && selector.search(pseudoIn) >= 0 && telling.test(style.content))
      scan.selectors.push(withoutPseudo(selector));
    if (cssRules !== undefined && cssRules.length > 0) readRules(cssRules, selector || around, scan);
    if (styleSheet) readRules(styleSheet.cssRules, around, scan);
  }
}

function nested(selector: string, around: string): string {
  return selector.includes('&') ? selector.replaceAll('&', `:is(${around})`) : `:is(${around}) ${selector}`;
}

function withoutPseudo(selector: string): string {
  return selector.replace(pseudoIn, (_, before?: string) => (before === undefined ? '' : `${before}*`));
}

/** Nothing matches a selector that the browser does not know. */
function allMatching(tree: Document | ShadowRoot, selector: string): Iterable<Element> {
  try {
    return queryAll(tree, selector);
  } catch {
    return [];
  }
}

/** Whether an element has something in an attribute that a style sheet may write beside it. */
function isSuspicious(element: Element): boolean {
  return attributeNamesOf(element).some(
    (name) => /^(?:data-|aria-label$|title$)/.test(name) && suspicious.test(attributeOf(element, name) ?? ''),
  );
}

/** Returns the text and style of a pseudo-element; null if it shows no words. */
export function readPseudo(
  element: Element,
  pseudo: Pseudo,
): { text: string; style: CSSStyleDeclaration } | null {
  const style = styleOf(element, pseudo);
  const { content, display, visibility, opacity } = style;
  if (/^(?:none|normal)?$/.test(content) || display === 'none' || opacity === '0') return null;
  if (visibility === 'hidden') return null;
  const text = contentWords(content, element);
  return /[\p{L}\d]/u.test(text) ? { text, style } : null;
}

/** Returns the words of a `content` or `list-style-type` value: its strings and attributes, without the rest. */
export function contentWords(content: string, element: Element): string {
  let words = '';
  const [shown = ''] = content.split(/ \/ (?=["'a])/);
  for (const match of shown.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|attr\(\s*([\w-]+)[^)]*\)/gs)) {
    const [, double, single, attribute] = match;
    words +=
      attribute === undefined ? unescaped(double ?? single ?? '') : (attributeOf(element, attribute) ?? '');
  }
  return words;
}

function unescaped(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gis, (_, code: string | undefined, plain: string) =>
    code === undefined ? plain : String.fromCodePoint(Number.parseInt(code, 16) % 0x110000),
  );
}

/** Returns the box of a pseudo-element. Browsers do not tell the box, so the largest possible one is assumed. */
export function pseudoBox(element: Element, pseudo: Pseudo, length: number): Box {
  const style = styleOf(element, pseudo);
  const box = boxOf(element);
  const size = px(style.fontSize) || 16;
  const long = length * size;
  if (pseudo === '::marker') return markerBox(box, styleOf(element), long, size);
  const { width, height, left, top, marginLeft, marginTop } = style;
  if (/^(?:absolute|fixed)$/.test(style.position)) {
    const corner = style.position === 'fixed' ? { x: 0, y: 0 } : cornerAround(element);
    const [, , , , movedX = 0, movedY = 0] = (/^matrix\((.*)\)$/.exec(style.transform)?.[1] ?? '')
      .split(',')
      .map(Number);
    const [w = 0, h = 0, x = 0, y = 0] = [width, height, left, top].map(Number.parseFloat);
    if (Number.isFinite(w + h + x + y))
      return {
        x: corner.x + x + px(marginLeft) + movedX,
        y: corner.y + y + px(marginTop) + movedY,
        // Words that overflow a box of a given width may reach further than this.
        width: w + px(style.paddingLeft) + px(style.paddingRight),
        height: h + px(style.paddingTop) + px(style.paddingBottom),
      };
    return grown(box, long);
  }
  const widest = Math.max(box.width, ownOf(element, 'scrollWidth') ?? 0);
  return {
    x: box.x,
    y: box.y,
    width: isOneLine(element, box, size) ? Math.min(widest, wordsWidth(element) + long) : widest,
    height: Math.max(box.height, ownOf(element, 'scrollHeight') ?? 0),
  };
}

/** Whether an element is a block with one line of left-aligned, left-to-right text. */
function isOneLine(element: Element, box: Box, size: number): boolean {
  const { display, textAlign, direction } = styleOf(element);
  return (
    display === 'block' &&
    /^(?:start|left)$/.test(textAlign) &&
    direction === 'ltr' &&
    box.height > 0 &&
    box.height < 2 * size
  );
}

/** Returns how far an element's own words reach, from its left edge. CSS pixels; 0 if it has none. */
function wordsWidth(element: Element): number {
  const words = rangeOver(element).getBoundingClientRect();
  return words.width === 0 ? 0 : words.right - boxOf(element).x;
}

/** Returns the box of a list marker: before its item, or inside at the item's beginning. */
function markerBox(box: Box, style: CSSStyleDeclaration, long: number, size: number): Box {
  const height = Math.min(Math.max(box.height, size * 1.5), size * 3);
  const isInside = style.listStylePosition === 'inside';
  const before = isInside ? 0 : long;
  const x = style.direction === 'rtl' ? box.x + box.width - long + before : box.x - before;
  return { x, y: box.y, width: long, height };
}

/** Returns the corner from which absolutely positioned content of an element is placed. */
function cornerAround(element: Element): { x: number; y: number } {
  for (let node: Node | null = element; node !== null && isElement(node); node = parentOf(node)) {
    const { position, transform } = styleOf(node);
    if (position === 'static' && transform === 'none') continue;
    const { x, y } = boxOf(node);
    return { x: x + ownOf(node, 'clientLeft'), y: y + ownOf(node, 'clientTop') };
  }
  const { scrollX = 0, scrollY = 0 } = ownOf(documentOf(element), 'defaultView') ?? {};
  return { x: -scrollX, y: -scrollY };
}
