import type { RichTextNode } from './rich-text-nodes.ts';

/**
 * Adds the line breaks that boxes in code stand for. An empty paragraph marks a box's edge: a line ends there, unless
 * the text has already ended the line.
 */
export function codeLines(nodes: RichTextNode[]): RichTextNode[] {
  const state = { atStart: true, isEdge: false };
  const lined = nodes.flatMap((node) => lineNode(node, state));
  return state.isEdge ? [...lined, '\n'] : lined;
}

function lineNode(node: RichTextNode, state: { atStart: boolean; isEdge: boolean }): RichTextNode[] {
  if (typeof node !== 'string' && node.tag === 'p' && node.children.length === 0) {
    state.isEdge = !state.atStart;
    return [];
  }
  const isText = typeof node === 'string' || node.tag === 'br';
  if (!isText && node.children.length > 0) {
    const edge = state.isEdge && node.tag !== 'code' ? ['\n'] : [];
    if (edge.length > 0) Object.assign(state, { atStart: true, isEdge: false });
    const children = node.children.flatMap((child) => lineNode(child, state));
    return children.length === 0 ? [] : [...edge, { ...node, children }];
  }
  const text = typeof node === 'string' ? node : node.tag === 'br' ? '\n' : node;
  const before = state.isEdge ? ['\n'] : [];
  state.isEdge = false;
  state.atStart = typeof text === 'string' && text.endsWith('\n');
  return [...before, text];
}

/** Joins code boxes of one line that follow each other, since editors have a box for each line. */
export function joinedCode(nodes: RichTextNode[]): RichTextNode[] {
  const joined: RichTextNode[] = [];
  let isJoining = false;
  for (const node of nodes) {
    const last = joined.at(-1);
    const isLine = isCode(node) && !textIn(node).trimEnd().includes('\n');
    if (isLine && isJoining && isCode(last)) {
      const end = textIn(last).endsWith('\n') ? [] : ['\n'];
      joined[joined.length - 1] = { ...last, children: [...last.children, ...end, ...node.children] };
    } else joined.push(node);
    isJoining = isLine;
  }
  return joined;
}

type Code = Exclude<RichTextNode, string>;

export function isCode(node: RichTextNode | undefined): node is Code {
  return typeof node === 'object' && node.tag === 'pre';
}

/** Returns the text of a node, with a line break for each `br`. */
export function textIn(node: RichTextNode): string {
  if (typeof node === 'string') return node;
  return node.tag === 'br' ? '\n' : node.children.map(textIn).join('');
}
