import { tickOf } from './control-words.ts';
import { attributeOf } from './dom.ts';
import { isInline, tagByName } from './kept-tags.ts';
import type { Layout } from './layout.ts';
import { raisedText } from './raised.ts';
import type { Place, Reading } from './reading-state.ts';
import { isSafeHref, type RichTextNode, type RichTextTag } from './rich-text-nodes.ts';
import { isBlock } from './tidy-rich-text.ts';

/** How many marks may be nested. Chromium passes on no data nested deeper than 100 levels, and a mark is two levels. */
export const markDepthLimit = 40;

/**
 * Returns an element's children with the mark that the element means. `around` is the layout of the element around it.
 */
export function marked(
  node: Element,
  name: string,
  tag: RichTextTag | undefined,
  children: RichTextNode[],
  reading: Reading,
  place: Place,
  around: Layout | null,
): RichTextNode[] {
  const { layout } = place;
  if (name === 'a' && place.marks <= markDepthLimit) {
    const link = linkOf(node, children, reading);
    return tag === 'p' && !children.some(isBlock) ? [{ tag, children: link }] : link;
  }
  if (name === 'rt' && children.length > 0) return ['(', ...children, ')'];
  if (name === 'q') return quoted(node, children, reading, place);
  const all = reading.look?.readsFields ? ticked(node, children) : children;
  if (tag === 'sup' || tag === 'sub') return raised(tag, all);
  if (tag === undefined) return isolated(node, all, layout, around);
  const own = tagByName(name);
  // An inline mark that is laid out as a box becomes a paragraph with the mark inside.
  if (tag === 'p' && isInline(own))
    return [{ tag, children: all.length > 0 ? [{ tag: own ?? 'p', children: all }] : [] }];
  // `listOf` has already made the list.
  if (tag === 'ol' || tag === 'ul') return children;
  if (tag === 'tr') return [{ tag, children: all, ...numberIn(node, 'aria-rowindex') }];
  if (tag !== 'td' && tag !== 'th') return [{ tag, children: all }];
  const isCode = layout?.keeps === 'all' && layout.isMono && all.length > 0 && !all.some(isBlock);
  return [
    {
      tag,
      children: isCode ? [{ tag: 'pre', children: all }] : all,
      ...numberIn(node, 'aria-colindex'),
      wide: spanOf(node, 'colspan'),
      high: spanOf(node, 'rowspan'),
    },
  ];
}

function numberIn(node: Element, name: string): { at?: number } {
  const number = Number.parseInt(attributeOf(node, name) ?? '', 10);
  return number > 0 ? { at: number } : {};
}

/** A larger span is a mistake. A `rowspan` of 0 means all rows that are left. */
const mostSpanned = 1000;

function spanOf(node: Element, name: 'colspan' | 'rowspan'): number | undefined {
  const number = Number.parseInt(attributeOf(node, name) ?? attributeOf(node, `aria-${name}`) ?? '', 10);
  if (number === 0 && name === 'rowspan') return mostSpanned;
  return number > 1 ? Math.min(number, mostSpanned) : undefined;
}

function ticked(node: Element, children: RichTextNode[]): RichTextNode[] {
  const mark = tickOf(node);
  return mark === '' ? children : [mark, ...children];
}

/** Returns superscript or subscript characters if there are any for the text, else the children in a mark. */
function raised(tag: 'sup' | 'sub', children: RichTextNode[]): RichTextNode[] {
  if (children.length === 0) return [];
  const text = plainOf(children);
  const letters = text === null ? null : raisedText(text, tag);
  return [letters ?? { tag, children }];
}

function plainOf(nodes: RichTextNode[]): string | null {
  let text = '';
  for (const node of nodes) {
    const part = typeof node === 'string' ? node : isInline(node.tag) ? plainOf(node.children) : null;
    if (part === null) return null;
    text += part;
  }
  return text;
}

function quoted(
  node: Element,
  children: RichTextNode[],
  { look }: Reading,
  { quotes }: Place,
): RichTextNode[] {
  const marks = look?.quoteMarks?.(node) ?? '“”‘’';
  const at = quotes % 2 === 1 ? 0 : 2;
  return children.length === 0 ? [] : [marks.charAt(at), ...children, marks.charAt(at + 1)];
}

/** Puts words whose direction differs from the text around them between Unicode isolates. */
function isolated(
  node: Element,
  children: RichTextNode[],
  layout: Layout | null,
  around: Layout | null,
): RichTextNode[] {
  if (layout === null || children.length === 0 || attributeOf(node, 'dir') === null || children.some(isBlock))
    return children;
  if (layout.isRtl === (around?.isRtl ?? false)) return children;
  return [layout.isRtl ? '\u2067' : '\u2066', ...children, '\u2069'];
}

function linkOf(element: Element, children: RichTextNode[], { baseUrl }: Reading): RichTextNode[] {
  const raw = attributeOf(element, 'href');
  if (raw === null || !URL.canParse(raw, baseUrl)) return children;
  const href = new URL(raw, baseUrl).href;
  return isSafeHref(href) ? [{ tag: 'a', href, children }] : children;
}
