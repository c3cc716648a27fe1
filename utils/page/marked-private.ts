import { childrenOf, isElement, isText, ownOf, queryAll, shownParentOf } from './dom.ts';
import { isPrivateElement } from './regions/private-elements.ts';

/** Whether a node or a node around it is marked private, in its own page or in the pages around its frame. */
export function isInMarked(start: Node): boolean {
  for (let node: Node | null = start; node !== null; node = shownParentOf(node)) {
    if (isElement(node) && isPrivateElement(node)) return true;
  }
  const frame = frameOf(start);
  return frame !== null && isInMarked(frame);
}

function frameOf(node: Node): Element | null {
  const document = ownOf(node, 'ownerDocument');
  try {
    return (document && ownOf(document, 'defaultView')?.frameElement) ?? null;
  } catch {
    // The page around the frame is another site's and cannot be read.
    return null;
  }
}

/** Only this many elements are searched for private words in the title, since the person waits for the popup. */
const mostElements = 20_000;
/** Shorter private words may stand in a title by chance. In UTF-16 units. */
const leastWords = 3;

/** Returns a page's title with `…` in place of words that the page itself marks private. */
export function titleWithoutMarked(document: Document, title: string): string {
  if (title.trim() === '') return title;
  let shown = title;
  for (const element of [...queryAll(document, 'body *')].slice(0, mostElements)) {
    if (!isPrivateElement(element)) continue;
    const words = textIn(element).replace(/\s+/g, ' ').trim();
    if (words.length >= leastWords && words.length <= title.length) shown = shown.replaceAll(words, '…');
  }
  return shown;
}

function textIn(node: Node): string {
  return isText(node) ? node.data : childrenOf(node).map(textIn).join('');
}
