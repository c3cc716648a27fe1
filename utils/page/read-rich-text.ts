import { attributeOf, childrenOf, isElement, isText, localNameOf } from './dom.ts';
import { blockTags, isSafeHref, type RichText, type RichTextNode, type RichTextTag } from './rich-text.ts';

const kept: Record<string, RichTextTag> = {
  p: 'p',
  br: 'br',
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  u: 'u',
  ins: 'u',
  s: 's',
  del: 's',
  strike: 's',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  h1: 'h3',
  h2: 'h3',
  h3: 'h3',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
  dt: 'p',
  dd: 'p',
  table: 'table',
  tr: 'tr',
  th: 'th',
  td: 'td',
  caption: 'p',
  summary: 'p',
  figcaption: 'p',
  address: 'p',
  legend: 'p',
  option: 'p',
};

/** Boxes that only group: their text starts on a line of its own. */
const groups = new Set(
  'div section article main aside header footer nav form fieldset figure details dl center body html'.split(
    ' ',
  ),
);

const dropped = new Set(
  'script style noscript template iframe object embed applet svg math canvas audio video head link meta title base input select textarea'.split(
    ' ',
  ),
);

/** The most text one reading takes, in UTF-16 units: a page of a megabyte is a mistake, not a quotation. */
const lengthLimit = 500_000;

export interface ReadOptions {
  /** Only what this range touches. */
  range?: Range;
  /** Base for relative links. */
  baseUrl: string;
  /** Whether an element can be seen; without it every element counts as seen. */
  isVisible?: (element: Element) => boolean;
}

/** Turns DOM into rich text. It reads and never clones, so no image is fetched and no handler of the page runs. */
export function readRichText(root: Node, options: ReadOptions): RichText {
  const budget = { left: lengthLimit };
  return tidy(visit(root, options, budget, false), false);
}

function visit(node: Node, options: ReadOptions, budget: { left: number }, inPre: boolean): RichTextNode[] {
  if (budget.left <= 0 || (options.range && !options.range.intersectsNode(node))) return [];
  if (isText(node)) return textOf(node, options, budget, inPre);
  if (!isElement(node)) return visitChildren(node, options, budget, inPre);
  const name = localNameOf(node);
  if (dropped.has(name) || options.isVisible?.(node) === false) return [];
  if (name === 'br') return [{ tag: 'br', children: [] }];
  const children = visitChildren(node, options, budget, inPre || name === 'pre');
  if (name === 'img') return imageText(node);
  if (name === 'a') return linkOf(node, children, options);
  const tag = Object.hasOwn(kept, name) ? kept[name] : undefined;
  if (tag !== undefined) return [{ tag, children }];
  return groups.has(name) ? [{ tag: 'p', children }] : children;
}

function visitChildren(
  node: Node,
  options: ReadOptions,
  budget: { left: number },
  inPre: boolean,
): RichTextNode[] {
  return childrenOf(node).flatMap((child) => visit(child, options, budget, inPre));
}

function textOf(
  node: Text,
  { range }: ReadOptions,
  budget: { left: number },
  inPre: boolean,
): RichTextNode[] {
  const start = range?.startContainer === node ? range.startOffset : 0;
  const end = range?.endContainer === node ? range.endOffset : node.data.length;
  const raw = node.data.slice(start, Math.min(end, start + budget.left));
  budget.left -= raw.length;
  const text = inPre ? raw : raw.replace(/[\s\u00a0]+/g, ' ');
  return text === '' ? [] : [text];
}

function imageText(element: Element): RichTextNode[] {
  const alternative = attributeOf(element, 'alt')?.trim() ?? '';
  return alternative === '' ? [] : [`[${alternative}]`];
}

function linkOf(element: Element, children: RichTextNode[], { baseUrl }: ReadOptions): RichTextNode[] {
  const raw = attributeOf(element, 'href');
  if (raw === null || !URL.canParse(raw, baseUrl)) return children;
  const href = new URL(raw, baseUrl).href;
  return isSafeHref(href) ? [{ tag: 'a', href, children }] : children;
}

/** Trims blanks at block edges, drops what is empty, and lets no paragraph hold another block. */
function tidy(nodes: RichTextNode[], inPre: boolean): RichTextNode[] {
  const tidied = nodes.flatMap((node): RichTextNode[] => {
    if (typeof node === 'string' || node.tag === 'br') return [node];
    const children = tidy(node.children, inPre || node.tag === 'pre');
    if (!blockTags.has(node.tag)) return children.length === 0 ? [] : [{ ...node, children }];
    if (node.tag === 'td' || node.tag === 'th') return [{ ...node, children: trimEdges(children) }];
    if (node.tag === 'p' && children.some(isBlock)) return paragraphs(children);
    const trimmed = node.tag === 'pre' ? children : trimEdges(children);
    return trimmed.length === 0 ? [] : [{ ...node, children: trimmed }];
  });
  const merged = merge(tidied, inPre);
  return merged.some(isBlock)
    ? merged.filter((node) => typeof node !== 'string' || node.trim() !== '')
    : merged;
}

/** Whether a node is a block or, as a link around a box, holds one. */
function isBlock(node: RichTextNode): boolean {
  return typeof node !== 'string' && (blockTags.has(node.tag) || node.children.some(isBlock));
}

/** Puts each run of inline nodes between blocks into a paragraph of its own. */
function paragraphs(nodes: RichTextNode[]): RichTextNode[] {
  const result: RichTextNode[] = [];
  let run: RichTextNode[] = [];
  const close = () => {
    const children = trimEdges(run);
    if (children.length > 0) result.push({ tag: 'p', children });
    run = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      close();
      result.push(node);
    } else {
      run.push(node);
    }
  }
  close();
  return result;
}

function trimEdges(nodes: RichTextNode[]): RichTextNode[] {
  const trimmed = [...nodes];
  const isBlank = (node: RichTextNode | undefined) =>
    node !== undefined && (typeof node === 'string' ? node.trim() === '' : node.tag === 'br');
  while (isBlank(trimmed[0])) trimmed.shift();
  while (isBlank(trimmed.at(-1))) trimmed.pop();
  const first = trimmed[0];
  if (typeof first === 'string') trimmed[0] = first.trimStart();
  const last = trimmed.at(-1);
  if (typeof last === 'string') trimmed[trimmed.length - 1] = last.trimEnd();
  return trimmed;
}

function merge(nodes: RichTextNode[], inPre: boolean): RichTextNode[] {
  const merged: RichTextNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (typeof node === 'string' && typeof last === 'string') {
      const joined = last + node;
      merged[merged.length - 1] = inPre ? joined : joined.replace(/ {2,}/g, ' ');
    } else {
      merged.push(node);
    }
  }
  return merged;
}
