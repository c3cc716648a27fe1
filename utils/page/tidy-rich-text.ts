import { codeLines, joinedCode, textIn } from './code-lines.ts';
import { blockTags, type RichTextNode, type RichTextTag } from './rich-text-nodes.ts';
import { joinedTables, tableOf } from './table-rows.ts';

/** The parents that some blocks need. Inside other parents these blocks become paragraphs. */
const homes: Partial<Record<RichTextTag, readonly RichTextTag[]>> = {
  tr: ['table'],
  td: ['tr'],
  th: ['tr'],
  li: ['ul', 'ol'],
};

/** Blocks that hold only one kind of child. Any other content is wrapped in such a child. */
const wrappers: Partial<Record<RichTextTag, RichTextTag>> = { ul: 'li', ol: 'li', tr: 'td' };

/**
 * Trims blanks at block edges, drops empty nodes, and turns the rest into what HTML can hold: no paragraph with another
 * block inside, no row outside a table, no item outside a list.
 */
export function tidy(
  nodes: RichTextNode[],
  parent: RichTextTag | null = null,
  inPre = false,
): RichTextNode[] {
  const tidied = nodes.flatMap((node) => tidyNode(node, parent, inPre));
  const merged = merge(tidied, inPre);
  if (inPre || !merged.some(isBlock)) return merged;
  return joinedTables(joinedCode(merged.filter((node) => typeof node !== 'string' || node.trim() !== '')));
}

function tidyNode(node: RichTextNode, parent: RichTextTag | null, inPre: boolean): RichTextNode[] {
  if (typeof node === 'string' || /^(?:br|img|private|formula)$/.test(node.tag)) return [node];
  // Remove boxes between a table and its rows, and between a row and its cells.
  if (node.tag === 'p' && (parent === 'table' || parent === 'tr') && holdsParts(node))
    return node.children.flatMap((child) => tidyNode(child, parent, inPre));
  const isAtHome = homes[node.tag]?.includes(parent ?? 'p') ?? true;
  const tag = isAtHome ? node.tag : 'p';
  const children = tidy(node.children, tag, inPre || tag === 'pre');
  if (!blockTags.has(tag)) return children.length === 0 ? [] : [{ ...node, children }];
  if (tag === 'td' || tag === 'th') return [{ ...node, children: trimEdges(children) }];
  if (tag === 'pre')
    return children.length === 0
      ? []
      : inPre
        ? [lineEdge, ...children, lineEdge]
        : [{ ...node, children: codeLines(children) }];
  if (inPre && tag === 'p') return [lineEdge, ...children, lineEdge];
  if (tag === 'p' && children.some(isBlock)) return paragraphs(children, node.dir);
  if (tag === 'table')
    return tableOf(children, paragraphs, { dir: node.dir, holdsTable: node.children.some(holdsTable) });
  const wrapper = wrappers[tag];
  const filled =
    wrapper === undefined ? trimEdges(children) : paragraphs(children).map((one) => within(wrapper, one));
  return filled.length === 0 ? [] : [{ ...node, tag, children: filled }];
}

/** Marks in code where a line begins or ends. */
const lineEdge: RichTextNode = { tag: 'p', children: [] };

function holdsParts({ children }: { children: RichTextNode[] }): boolean {
  return children.some(
    (child) =>
      typeof child !== 'string' && (/^t[rdh]$/.test(child.tag) || (child.tag === 'p' && holdsParts(child))),
  );
}

/** Whether a table with words stands anywhere in a node. */
function holdsTable(node: RichTextNode): boolean {
  if (typeof node === 'string') return false;
  return node.children.some(
    (child) =>
      typeof child !== 'string' &&
      ((child.tag === 'table' && textIn(child).trim() !== '') || holdsTable(child)),
  );
}

function within(wrapper: RichTextTag, node: RichTextNode): RichTextNode {
  if (typeof node === 'string') return { tag: wrapper, children: [node] };
  if (homes[node.tag] === undefined || homes[node.tag]?.[0] !== homes[wrapper]?.[0])
    return { tag: wrapper, children: node.tag === 'p' ? node.children : [node] };
  return node;
}

/** Whether a node is a block or holds a block, as a link around a box does. */
export function isBlock(node: RichTextNode): boolean {
  return typeof node !== 'string' && (blockTags.has(node.tag) || node.children.some(isBlock));
}

/** Puts each run of inline nodes between blocks into a paragraph of its own. */
function paragraphs(nodes: RichTextNode[], dir?: 'rtl'): RichTextNode[] {
  const result: RichTextNode[] = [];
  let run: RichTextNode[] = [];
  const close = () => {
    const children = trimEdges(run);
    if (children.length > 0) result.push({ tag: 'p', ...(dir && { dir }), children });
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
  // Keep non-breaking spaces: they are an indent.
  if (typeof first === 'string') trimmed[0] = first.replace(/^[^\S\u00a0]+/, '');
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
