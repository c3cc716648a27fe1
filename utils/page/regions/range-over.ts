import { documentOf, ownOf } from '../dom.ts';

const ranges = new WeakMap<Document, Range>();

/**
 * Returns the range over the content of a node, until the next call for a node of the same document: a browser takes
 * longer to make a range than to move it.
 */
export function rangeOver(node: Text | Element): Range {
  const ownerDocument = documentOf(node);
  const range = ranges.get(ownerDocument) ?? ownOf(ownerDocument, 'createRange').call(ownerDocument);
  ranges.set(ownerDocument, range);
  range.selectNodeContents(node);
  return range;
}
