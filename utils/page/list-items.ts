import { attributeOf, childrenOf, isElement, localNameOf } from './dom.ts';
import type { Child } from './neighbours.ts';
import type { RichTextElement, RichTextNode } from './rich-text-nodes.ts';

type Numbering = NonNullable<RichTextElement['type']>;

/** Returns HTML's name for a numbering from CSS's name. Undefined for any other list style. */
function numberingOf(style: string): Numbering | undefined {
  const [, size, kind] = /^(lower|upper)-(alpha|latin|roman)$/.exec(style) ?? [];
  if (size === undefined) return undefined;
  const letter = kind === 'roman' ? 'i' : 'a';
  return size === 'lower' ? letter : letter === 'i' ? 'I' : 'A';
}

/** Returns a list with its items, or several lists if the editor Quill wrote it. */
export function listOf(
  list: Element,
  tag: 'ul' | 'ol',
  items: Child[],
  style: string | undefined,
): RichTextNode[] {
  const lists = quillLists(items);
  if (lists !== null) return lists;
  const kind = listKind(list, tag, style);
  const start = kind.tag === 'ol' ? numberItems(list, items) : undefined;
  return [{ ...kind, ...(start !== undefined && { start }), children: items.flatMap(({ nodes }) => nodes) }];
}

/**
 * Returns whether a list has bullets or numbers, and which kind of numbers. `style` is the computed one, undefined if
 * it is not known.
 */
function listKind(
  list: Element,
  tag: 'ul' | 'ol',
  style: string | undefined,
): Pick<RichTextElement, 'tag' | 'type'> {
  const written = style === undefined ? attributeOf(list, 'type') : null;
  const type =
    numberingOf(style ?? '') ?? (/^[aAiI]$/.test(written ?? '') ? (written as Numbering) : undefined);
  if (type !== undefined) return { tag: 'ol', type };
  if (style === 'decimal') return { tag: 'ol' };
  return { tag: /^(?:disc|circle|square)$/.test(style ?? '') ? 'ul' : tag };
}

/**
 * Sets the number of each item that does not follow the item before it, and returns the list's first number; undefined
 * for 1. Items that are not read count too.
 */
function numberItems(list: Element, items: Child[]): number | undefined {
  const isReversed = attributeOf(list, 'reversed') !== null;
  const lines = childrenOf(list).filter(isItem);
  const read = new Map(items.map(({ node, nodes }) => [node, nodes]));
  let number = numberIn(list, 'start') ?? (isReversed ? lines.length : 1);
  let start: number | undefined;
  let expected = 1;
  for (const line of lines) {
    number = numberIn(line as Element, 'value') ?? number;
    const nodes = read.get(line) ?? [];
    const [item] = nodes.filter((one) => typeof one !== 'string' && one.tag === 'li');
    if (typeof item === 'object') {
      if (start === undefined) start = number;
      else if (number !== expected) item.value = number;
      expected = number + 1;
    }
    number += isReversed ? -1 : 1;
  }
  return start === 1 ? undefined : start;
}

function isItem(node: Node): boolean {
  return isElement(node) && localNameOf(node) === 'li';
}

function numberIn(element: Element, name: string): number | undefined {
  const number = Number.parseInt(attributeOf(element, name) ?? '', 10);
  return Number.isNaN(number) ? undefined : number;
}

interface Line {
  item: RichTextElement;
  kind: string;
  level: number;
}

/**
 * Splits a list that the editor Quill wrote. Quill puts all items into one numbered list and notes the kind and the
 * depth of each item in its attributes. Null for any other list.
 */
function quillLists(items: Child[]): RichTextNode[] | null {
  const lines: Line[] = [];
  for (const { node, nodes } of items) {
    const kind = isItem(node) ? attributeOf(node as Element, 'data-list') : null;
    for (const item of nodes) {
      if (typeof item === 'string') continue;
      if (kind === null) return null;
      const level = Number(/ql-indent-(\d)/.exec(attributeOf(node as Element, 'class') ?? '')?.[1] ?? 0);
      const mark = { checked: '☑ ', unchecked: '☐ ' }[kind];
      lines.push({ item: mark ? { ...item, children: [mark, ...item.children] } : item, kind, level });
    }
  }
  return lines.length === 0 ? null : nested(lines, 0);
}

const levels: (Numbering | undefined)[] = [undefined, 'a', 'i'];

function nested(lines: Line[], level: number): RichTextNode[] {
  const lists: RichTextElement[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (line === undefined) break;
    const list = lists.at(-1);
    const end = lines.findIndex((one, place) => place > at && one.level <= level);
    const deeper = lines.slice(line.level > level ? at : at + 1, end < 0 ? undefined : end);
    const inner = deeper.length > 0 ? nested(deeper, level + 1) : [];
    const tag = line.kind === 'ordered' ? 'ol' : 'ul';
    if (line.level > level) {
      if (list === undefined) lists.push(...(inner as RichTextElement[]));
      else (list.children.at(-1) as RichTextElement).children.push(...inner);
    } else {
      const item = { ...line.item, children: [...line.item.children, ...inner] };
      const type = tag === 'ol' ? levels[level % 3] : undefined;
      if (list?.tag === tag) list.children.push(item);
      else lists.push({ tag, ...(type && { type }), children: [item] });
    }
    at = end < 0 ? lines.length : end;
  }
  return lists;
}
