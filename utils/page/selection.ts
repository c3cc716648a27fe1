import { isSecret, linesOf } from './control-words.ts';
import {
  attributeOf,
  boxOf,
  contains,
  isElement,
  localNameOf,
  ownOf,
  parentOf,
  rootOf,
  styleOf,
} from './dom.ts';
import { isApart, isTuckedAway, layoutOf, quoteMarks } from './layout.ts';
import { isInMarked } from './marked-private.ts';
import { type PageWords, pageWordsOf, wordsBetween } from './page-words.ts';
import { readRichText } from './read-rich-text.ts';
import type { Look, Span } from './reading-state.ts';
import { readControl } from './regions/control.ts';
import type { Judgement } from './regions/judgement.ts';
import { isPrivateElement } from './regions/private-elements.ts';
import { cutAtWord, type RichText, textLimit } from './rich-text-nodes.ts';
import { type SelectedPart, selectedPart, selectedSpans } from './selected.ts';
import { type Passage, passageIn } from './text-fragment.ts';

/** What the person has selected, in the text of the page or in a field of it. */
export interface PageSelection {
  text: RichText;
  /** The link that leads back to the selection and nowhere else; null if there is none. */
  passage: Passage | null;
  /** The page's text before and after the selection, one line per block: it may name what is selected. */
  around: { before: string; after: string };
}

/**
 * Returns the selection; null if nothing is selected in this document. The parts that `hiddenIn` finds are left out.
 */
export function readSelection(document: Document, hiddenIn?: Judgement): PageSelection | null {
  const part = selectedPart(document);
  if (part !== null) return { passage: null, ...fieldSelection(part, hiddenIn) };
  const spans: Span[] = selectedSpans(document);
  const nowhere = { passage: null, around: { before: '', after: '' } };
  if (spans.some(({ startContainer }) => isInMarked(startContainer)))
    return { text: [privateMark], ...nowhere };
  const baseUrl = ownOf(document, 'baseURI');
  const look: Look = { ...pageLook, unselectable: 'all' };
  const options = { baseUrl, isVisible: isSeen, isPicture, look, hiddenIn };
  const text = spans.flatMap((span) => readRichText(readingRoot(document, span), { ...options, span }));
  if (text.length === 0) return null;
  const [span] = spans;
  const isPlain = spans.length === 1 && span !== undefined;
  const words = isPlain ? pageWordsOf(document, span, isRendered, hiddenIn) : null;
  if (words === null) return { text, ...nowhere };
  return { text, passage: passageIn(words), around: aroundOf(words, span) };
}

/** How much of the text before and after a selection is read, as it may name what is selected. In UTF-16 units. */
const nearby = { before: 200, after: 60 };

function aroundOf(words: PageWords, span: Span | undefined): PageSelection['around'] {
  const { start, end } = words;
  return {
    before: `${columnHead(span)}\n${wordsBetween(words, Math.max(0, start - nearby.before), start)}`,
    after: wordsBetween(words, end, end + nearby.after),
  };
}

/** Returns the text at the head of the table column in which a selection begins. Empty if there is none. */
function columnHead(span: Span | undefined): string {
  for (let node: Node | null = span?.startContainer ?? null; node !== null; node = parentOf(node)) {
    if (!isElement(node) || !/^t[dh]$/.test(localNameOf(node))) continue;
    const { cellIndex } = node as HTMLTableCellElement;
    const head = node.closest('table')?.rows[0]?.cells[cellIndex];
    return head === undefined || head === node || isPrivateElement(head)
      ? ''
      : (head.textContent ?? '').trim().slice(0, 60);
  }
  return '';
}

const privateMark = { tag: 'private' as const, children: [] };

/** Returns the words of the selection in a field. A secret is never quoted, even while the page shows it. */
function fieldSelection(
  { field, start, end }: SelectedPart,
  hiddenIn?: Judgement,
): Pick<PageSelection, 'text' | 'around'> {
  const around = { before: readControl(field)?.label ?? '', after: '' };
  if (isInMarked(field) || isSecret(field)) return { text: [privateMark], around };
  const kind = hiddenIn?.(field).find((part) => part.start < end && part.end > start)?.kind;
  if (kind !== undefined) return { text: [{ tag: 'hidden', children: [kind] }], around };
  const selected = field.value.slice(start, end);
  const children = linesOf(cutAtWord(selected, textLimit).toWellFormed());
  const cut = selected.length > textLimit ? [{ tag: 'cut' as const, children: [] }] : [];
  return { text: [{ tag: 'p', children }, ...cut], around };
}

/** Elements that change the meaning of everything inside them. */
const wholes = new Set(['pre', 'code', 'a', 'sup', 'sub', 'ruby', 'math', 'mjx-container']);
const partsOfMore = new Set(['tr', 'tbody', 'thead', 'tfoot', 'li']);

function isMath(element: Element): boolean {
  return /^(?:katex|MathJax)(?: |$)/.test(attributeOf(element, 'class') ?? '');
}

function isPart(element: Element): boolean {
  return partsOfMore.has(localNameOf(element)) || /^row(?:group)?$/.test(attributeOf(element, 'role') ?? '');
}

/**
 * Returns the smallest node that holds the span and the elements that give it its meaning: a row's table, a line's
 * `<pre>`.
 */
function readingRoot(document: Document, { startContainer, endContainer }: Span): Node {
  let root = startContainer;
  while (!contains(root, endContainer)) {
    const parent = parentOf(root);
    if (parent === null) return ownOf(document, 'documentElement');
    root = parent;
  }
  for (let node: Node | null = root; node !== null; node = parentOf(node)) {
    if (isElement(node) && (wholes.has(localNameOf(node)) || isMath(node))) root = node;
  }
  while (isElement(root) && isPart(root)) root = parentOf(root) ?? rootOf(root);
  return root;
}

export function isRendered(element: Element): boolean {
  const style = styleOf(element);
  return (
    style.display !== 'none' &&
    !/^(?:hidden|collapse)$/.test(style.visibility) &&
    style.contentVisibility !== 'hidden'
  );
}

/** Whether a person who selects an element sees anything of it. */
function isSeen(element: Element): boolean {
  return !isTuckedAway(element) && styleOf(element).opacity !== '0';
}

/** Reads how elements look from the layout of the page. */
export const pageLook: Look = {
  layoutOf,
  boxOf,
  isApart,
  quoteMarks,
  readsFields: true,
  unselectable: 'code',
};

const ornamentPx = 24;

/**
 * Whether an image is large enough for a picture. Smaller ones are emoji, bullets and counting pixels, for which the
 * alternative text is enough.
 */
function isPicture(image: Element): boolean {
  const { width, height } = boxOf(image);
  return width >= ornamentPx && height >= ornamentPx;
}
