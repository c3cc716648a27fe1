import { isText } from '../dom.ts';
import type { Piece } from './page-text.ts';

/** Returns the element that shows a piece; null if there is none. */
export function elementOf(piece: Piece | undefined): Element | null {
  const node = piece?.node;
  return node !== undefined && isText(node) ? node.parentElement : (node ?? null);
}
