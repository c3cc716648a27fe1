import { childrenOf, isElement, isText, ownOf, shownParentOf } from './dom.ts';
import { isPrivateElement } from './regions/private-elements.ts';

/** Whether a node, or whatever it is shown in, is marked private: by its own page, or by the one that its frame is in. */
export function isInMarked(start: Node): boolean {
  for (let node: Node | null = start; node !== null; node = shownParentOf(node)) {
    if (isElement(node) && isPrivateElement(node)) return true;
  }
  const frame = frameOf(start);
  return frame !== null && isInMarked(frame);
}

function frameOf({ ownerDocument }: Node): Element | null {
  try {
    return ownerDocument?.defaultView?.frameElement ?? null;
  } catch {
    // Another site's frame: its page does not tell.
    return null;
  }
}

/** A page with more elements is not gone through for its title: its person waits for the popup. */
const mostElements = 20_000;
/** Shorter words stand in a title by chance. In UTF-16 units. */
const leastWords = 3;

/** A page's title without what the page itself marks private. */
export function titleWithoutMarked(document: Document, title: string): string {
  if (title.trim() === '') return title;
  const all = ownOf(document, 'querySelectorAll').call(document, 'body *');
  let shown = title;
  for (const element of [...all].slice(0, mostElements)) {
    if (!isPrivateElement(element)) continue;
    const words = textIn(element).replace(/\s+/g, ' ').trim();
    if (words.length >= leastWords && words.length <= title.length) shown = shown.replaceAll(words, '…');
  }
  return shown;
}

function textIn(node: Node): string {
  return isText(node) ? node.data : childrenOf(node).map(textIn).join('');
}
