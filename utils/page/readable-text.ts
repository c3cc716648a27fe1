import { attributeOf, boxOf, childrenOf, isClosedDetails, ownOf, parentOf, shownChildrenOf } from './dom.ts';
import { formulaOf } from './formula.ts';
import { isApart, isTuckedAway, layoutOf, quoteMarks } from './layout.ts';
import type { Reader } from './page-world.ts';
import { hiddenName, readRichText } from './read-rich-text.ts';
import type { Look } from './reading-state.ts';
import type { Judgement } from './regions/judgement.ts';
import { isPrivateElement } from './regions/private-elements.ts';
import type { RichText } from './rich-text-nodes.ts';
import { pageLook } from './selection.ts';

/** If Readability finds less text than this, it is a fragment and the visible text is better. In UTF-16 units. */
const enoughText = 200;
/** With more elements, Readability takes seconds. */
const mostElements = 50_000;

/**
 * Returns the readable text of a page: its article if it has one, else everything visible. Empty if there is no text.
 */
export function readReadableText(
  document: Document,
  reader: Reader | undefined,
  hiddenIn?: Judgement,
): RichText {
  const baseUrl = ownOf(document, 'baseURI');
  const article = reader === undefined ? null : articleOf(document, reader, hiddenIn);
  if (article?.content && (article.length ?? 0) >= enoughText)
    return readRichText(article.content, { baseUrl, look: article.look });
  const isVisible = (element: Element) => !isTuckedAway(element);
  return readRichText(ownOf(document, 'documentElement'), { baseUrl, isVisible, look: pageLook, hiddenIn });
}

/**
 * Finds the article in a copy of the page; null if this fails. Readability reads DOM properties directly, so names and
 * ids that could hide a property are removed from the copy.
 */
function articleOf(document: Document, Reader: Reader, hiddenIn?: Judgement) {
  try {
    // TypeScript declares the clone as a mere `Node`.
    const copy = Node.prototype.cloneNode.call(document, true) as Document;
    const hideTexts = hiddenIn && hidingIn(document, copy, hiddenIn);
    const look = lookOf(document, copy);
    dropUnseen(document, copy);
    hideTexts?.();
    for (const element of Document.prototype.querySelectorAll.call(copy, '[name],[id]')) {
      const id = attributeOf(element, 'id') ?? '';
      const remove = (name: string) => Element.prototype.removeAttribute.call(element, name);
      remove('name');
      if (id in Document.prototype || id in HTMLFormElement.prototype) remove('id');
    }
    const options = { serializer: (node: Node) => node, maxElemsToParse: mostElements };
    const article = new Reader<Node>(copy, options).parse();
    return article && { ...article, look };
  } catch {
    // The page is too large or cannot be understood: everything visible is read then.
    return null;
  }
}

/** Returns how a copy's elements look, by asking the elements they were copied from. */
function lookOf(document: Document, copy: Document): Look {
  const twins = elementsOf(copy);
  const texts = textsOf(copy, document);
  const originals = new Map<Node, Node>();
  for (const [at, element] of elementsOf(document).entries()) originals.set(twins[at] ?? copy, element);
  for (const [at, text] of textsOf(document, document).entries()) originals.set(texts[at] ?? copy, text);
  const of = <Kind extends Node>(node: Kind) => originals.get(node) as Kind | undefined;
  return {
    layoutOf: (element) => {
      const original = of(element);
      return original === undefined ? null : layoutOf(original);
    },
    boxOf: (element) => boxOf(of(element) ?? element),
    isApart: (one, next, at, isBoxed) => isApart(of(one) ?? one, of(next) ?? next, at, isBoxed),
    quoteMarks: (element) => quoteMarks(of(element) ?? element),
    unselectable: 'code',
  };
}

/**
 * Removes from a page's copy what the page does not show or marks private. The originals tell, since a copy has no
 * layout.
 */
function dropUnseen(document: Document, copy: Document): void {
  const twins = elementsOf(copy);
  for (const [at, element] of elementsOf(document).entries()) {
    const twin = twins[at];
    if (twin === undefined) return;
    const formula = formulaOf(element);
    if (formula !== null) replace(twin, formula === '' ? null : formulaMark(copy, formula));
    else if (isTuckedAway(element)) remove(twin);
    else if (isPrivateElement(element)) keepMark(twin, copy);
    else if (isClosedDetails(element)) {
      const shown = shownChildrenOf(twin);
      for (const child of childrenOf(twin)) if (!shown.includes(child)) remove(child);
    }
  }
}

function elementsOf(document: Document): Element[] {
  return [...Document.prototype.querySelectorAll.call(document, 'body *')];
}

/**
 * Replaces a private element's content. Readability drops classes and empty elements, so the mark is an attribute and
 * the content is `…`.
 */
function keepMark(element: Element, document: Document): void {
  for (const child of childrenOf(element)) remove(child);
  Element.prototype.setAttribute.call(element, 'data-private', '');
  Node.prototype.appendChild.call(element, ownOf(document, 'createTextNode').call(document, '…'));
}

/**
 * Returns an element with some text that replaces a formula and carries its source. Readability would take the formula
 * itself for a script or for nothing.
 */
function formulaMark(copy: Document, source: string): Element {
  const mark = ownOf(copy, 'createElement').call(copy, 'span');
  mark.setAttribute('data-tex', source);
  mark.textContent = '…';
  return mark;
}

function replace(node: Element, by: Element | null): void {
  if (by !== null) Element.prototype.before.call(node, by);
  remove(node);
}

function remove(node: Node): void {
  const parent = parentOf(node);
  if (parent !== null) Node.prototype.removeChild.call(parent, node);
}

/**
 * Pairs the texts of a document with the texts of its copy while both are alike. Returns a function that puts marks in
 * place of hidden parts into the copy, so that Readability never sees these parts.
 */
function hidingIn(document: Document, copy: Document, hiddenIn: Judgement): () => void {
  const copies = textsOf(copy, document);
  const pairs = textsOf(document, document).map((text, at) => ({ text, twin: copies[at] }));
  return () => {
    const marked = new Set<number>();
    for (const { text, twin } of pairs) {
      if (twin?.data !== text.data || parentOf(twin) === null) continue;
      // Go backwards, so that the offsets before stay valid.
      for (const { start, end, kind, item } of hiddenIn(text).toReversed()) {
        const rest = twin.splitText(start);
        rest.data = rest.data.slice(end - start);
        if (marked.has(item)) continue;
        marked.add(item);
        const mark = ownOf(copy, 'createElement').call(copy, hiddenName);
        mark.textContent = kind;
        rest.before(mark);
      }
    }
  };
}

function textsOf(tree: Document, maker: Document): Text[] {
  const walker = ownOf(maker, 'createTreeWalker').call(maker, tree, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode() !== null) found.push(walker.currentNode as Text);
  return found;
}
