import { isElement } from './dom.ts';
import type { Look } from './reading-state.ts';
import type { RichTextNode } from './rich-text-nodes.ts';
import { isBlock } from './tidy-rich-text.ts';

/** A child of an element, and what was read from the child. */
export interface Child {
  node: Node;
  nodes: RichTextNode[];
}

/**
 * Joins children that stand side by side, with blanks between them. If they take several lines, each line becomes a
 * paragraph.
 */
export function inRows(children: readonly Child[], { boxOf }: Look): RichTextNode[] {
  const lines: RichTextNode[][] = [];
  let bottom = Number.POSITIVE_INFINITY;
  for (const { node, nodes } of children) {
    const box = isElement(node) ? boxOf(node) : null;
    const isNext = box !== null && box.height > 0 && box.top >= bottom - 1;
    if (lines.length === 0 || isNext) lines.push([]);
    if (box !== null && box.height > 0) bottom = box.bottom;
    const words = unboxed(nodes);
    lines.at(-1)?.push(...(words.some(isBlock) ? words : [' ', ...words, ' ']));
  }
  return lines.length > 1 ? lines.map((line) => ({ tag: 'p' as const, children: line })) : lines.flat();
}

/** Returns the content of a single paragraph. Any other nodes are returned as they are. */
export function unboxed(nodes: RichTextNode[]): RichTextNode[] {
  const filled = nodes.filter(isFilled);
  const [only] = filled;
  return filled.length === 1 && typeof only === 'object' && only.tag === 'p' ? unboxed(only.children) : nodes;
}

/**
 * Sorts children that are all placed absolutely from top to bottom and from left to right: grids and editors write
 * their lines in any order.
 */
export function inOrder(children: Child[], look: Look): Child[] {
  const filled = children.filter(({ nodes }) => nodes.some(isFilled));
  if (filled.length < 2 || !filled.every(({ node }) => isPlaced(node, look))) return children;
  const placed = filled.map((child) => ({ child, box: look.boxOf(child.node as Element) }));
  placed.sort((a, b) => Math.round(a.box.top - b.box.top) || a.box.left - b.box.left);
  return placed.map(({ child }) => child);
}

function isFilled(node: RichTextNode): boolean {
  return typeof node !== 'string' || node.trim() !== '';
}

function isPlaced(node: Node, { layoutOf }: Look): boolean {
  return isElement(node) && layoutOf(node)?.place === 'absolute';
}
