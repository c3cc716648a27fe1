import {
  anyShadowOf,
  attributeNamesOf,
  attributeOf,
  boxOf,
  byId,
  ELEMENT_NODE,
  firstChildOf,
  localNameOf,
  nextSiblingOf,
  ownOf,
  shownChildrenOf,
  styleOf,
  TEXT_NODE,
  typeOf,
} from '../dom.ts';
import type { SensitiveKind } from '../sensitive/span.ts';
import { intersect } from './box.ts';
import { createCellStart } from './cell-start.ts';
import { createKindOf, createLabelsOf, readControl } from './control.ts';
import { fieldBox } from './field-box.ts';
import { contentWords, createGenerating, type Pseudo, readPseudo } from './generated.ts';
import { imageWords } from './image-words.ts';
import { isOpaque } from './opaque.ts';
import type { Limits, PageText, UnreadKind } from './page-text.ts';
import { createPageTextWriter, type PageTextWriter } from './page-text-writer.ts';
import { isInline, type Place, placeIn, placeInFrame, topPlace } from './place.ts';
import { isPrivateElement } from './private-elements.ts';
import { rangeOver } from './range-over.ts';

const silent = new Set(
  'head script style noscript template audio datalist option optgroup title desc metadata symbol defs'.split(
    ' ',
  ),
);
/** Elements that may show something although they have no children. */
const telling = new Set(
  'iframe frame object embed input textarea select slot td th img canvas video use li'.split(' '),
);
const payment = /card|payment|checkout|stripe|adyen|braintree|paypal|klarna|mollie|worldpay/i;

/** The reading of a page, under way. */
interface Walk {
  writer: PageTextWriter;
  /** What is found besides text. */
  found: Pick<PageText, 'known' | 'unread' | 'images' | 'covers'>;
  generating: ReturnType<typeof createGenerating>;
  kindOf: ReturnType<typeof createKindOf>;
  labelsOf: ReturnType<typeof createLabelsOf>;
  cellStart: ReturnType<typeof createCellStart>;
  /** How many more nodes are visited. Negative once a node was left out. */
  nodesLeft: number;
}

/** Reads the text that a document shows, with its shadow roots and its frames of the same origin. */
export function readPageText(document: Document, limits: Limits): PageText {
  const walk: Walk = {
    writer: createPageTextWriter(limits.characters),
    found: { known: [], unread: [], images: [], covers: [] },
    generating: createGenerating(),
    kindOf: createKindOf(),
    labelsOf: createLabelsOf(),
    cellStart: createCellStart(),
    nodesLeft: limits.nodes,
  };
  const root = ownOf(document, 'documentElement');
  walk.generating.enterTree(document);
  if (root !== null) visit(walk, root, topPlace);
  const { isCut, ...written } = walk.writer.done();
  return { ...written, ...walk.found, incomplete: isCut || walk.nodesLeft < 0 };
}

function visit(walk: Walk, node: Node, place: Place): void {
  walk.nodesLeft -= 1;
  if (walk.nodesLeft < 0) return;
  const type = typeOf(node);
  if (type === TEXT_NODE) {
    if (place.isVisible) walk.writer.showText(node as Text, place);
  } else if (type === ELEMENT_NODE) visitElement(walk, node as Element, place);
}

function visitAll(walk: Walk, nodes: Iterable<Node>, place: Place): void {
  for (const node of nodes) visit(walk, node, place);
}

function visitElement(walk: Walk, element: Element, around: Place): void {
  const { writer, found } = walk;
  const name = localNameOf(element);
  if (silent.has(name)) return;
  if (name === 'br') {
    writer.separate('\n');
    return;
  }
  const generates = walk.generating.has(element);
  const attributes = attributeNamesOf(element);
  const isPrivate = isPrivateElement(element, attributes);
  const root = anyShadowOf(element, name);
  if (root !== null) walk.generating.enterTree(root);
  const child = firstChildOf(root ?? element);
  // An empty element could only end the line, and the line has already ended.
  if (child === null && writer.isAtLineStart() && !telling.has(name) && !generates && !isPrivate) return;
  const style = styleOf(element);
  const { display } = style;
  if (display === 'none' || style.opacity === '0') return;
  const place = placeIn(element, name, display, style, around);
  if (isPrivate) {
    know(walk, element, 'marked', place);
    return;
  }
  if (place.isLifted && place.isVisible && isOpaque(style))
    found.covers.push({ element, place, box: place.toTop(boxOf(element)) });
  const separator = separatorOf(name, display);
  if (separator !== '') writer.separate(separator);
  const start = walk.cellStart(element, name, display, attributes);
  if (start !== '') writer.endRun();
  writer.write(start);
  if (display === 'list-item') mark(walk, element, style, place);
  if (generates) generate(walk, element, '::marker', place);
  if (generates) generate(walk, element, '::before', place);
  visitInside(walk, element, name, child, place);
  if (generates) generate(walk, element, '::after', place);
  if (separator !== '') writer.separate(separator);
}

/** Returns what separates an element's text from the text around it; empty if nothing does. */
function separatorOf(name: string, display: string): '' | ' ' | '\n' {
  // Each text of a drawing is a line of its own, but not every browser's `display` says so.
  if (isInline(display) && name !== 'text') return '';
  return display.startsWith('inline') ? ' ' : '\n';
}

/** Visits what is in an element. `child` is the first child of its shadow root, or its own if it has no shadow root. */
function visitInside(walk: Walk, element: Element, name: string, child: Node | null, place: Place): void {
  switch (name) {
    case 'iframe':
    case 'frame':
    case 'object':
    case 'embed':
      visitFrame(walk, element, place);
      break;
    case 'input':
    case 'textarea':
    case 'select':
      visitControl(walk, element, place);
      break;
    case 'img':
    case 'canvas':
    case 'video':
    case 'use':
      visitPicture(walk, element, name, place);
      break;
    case 'details':
    case 'slot':
      visitAll(walk, shownChildrenOf(element), place);
      break;
    default:
      // Makes no list, as most of a page is visited here.
      for (let next = child; next !== null; next = nextSiblingOf(next)) visit(walk, next, place);
  }
}

/** Reads the words that a style sheet writes beside an element. */
function generate({ writer }: Walk, element: Element, pseudo: Pseudo, place: Place): void {
  const words = place.isVisible ? readPseudo(element, pseudo) : null;
  if (words === null) return;
  const separator = words.style.display.startsWith('inline') ? '' : '\n';
  if (separator !== '') writer.separate(separator);
  writer.show(words.text, element, place, pseudo);
  if (separator !== '') writer.separate(separator);
}

/** Reads a list marker that is a text of the style sheet's. */
function mark(
  { writer }: Walk,
  element: Element,
  { listStyleType }: CSSStyleDeclaration,
  place: Place,
): void {
  if (!/^["']/.test(listStyleType) || !place.isVisible) return;
  writer.show(contentWords(listStyleType, element), element, place, '::marker');
  writer.endRun();
}

function visitControl(walk: Walk, element: Element, place: Place): void {
  if (!place.isVisible) return;
  const { writer } = walk;
  writer.endRun();
  const control = readControl(element, walk.kindOf, walk.labelsOf);
  if (control === null) return;
  if (control.kind !== null) {
    know(walk, element, control.kind, place);
    return;
  }
  if (control.label !== '' && control.label !== control.text) writer.write(`${control.label}: `);
  writer.show(control.text, element, place);
  writer.separate('\n');
}

function visitPicture(walk: Walk, element: Element, name: string, place: Place): void {
  if (!place.isVisible) return;
  if (name === 'canvas' || name === 'video') {
    cannotRead(walk, element, name, place);
    return;
  }
  if (name === 'use') {
    visitUsed(walk, element, place);
    return;
  }
  const words = imageWords(element as HTMLImageElement);
  if (words !== '') walk.writer.show(words, element, place);
  else walk.found.images.push(intersect(place.toTop(boxOf(element)), place.clip));
}

/** Reads the part of a drawing that a `<use>` element draws again. */
function visitUsed(walk: Walk, element: Element, place: Place): void {
  const address = attributeOf(element, 'href') ?? attributeOf(element, 'xlink:href') ?? '';
  const used = /^#./.test(address) ? byId(element, address.slice(1)) : null;
  if (used === null || place.drawnBy !== null) return;
  walk.writer.separate('\n');
  const children = localNameOf(used) === 'symbol' ? shownChildrenOf(used) : [used];
  visitAll(walk, children, { ...place, drawnBy: element });
  walk.writer.separate('\n');
}

function visitFrame(walk: Walk, element: Element, place: Place): void {
  const { contentDocument } = element as HTMLIFrameElement;
  // The words of a PDF file are not in its document.
  const inner = contentDocument?.contentType === 'application/pdf' ? null : (contentDocument ?? null);
  const box = place.toTop(boxOf(element));
  const seen = intersect(box, place.clip);
  if (seen.width < 2 || seen.height < 2 || !place.isVisible) return;
  if (inner === null) {
    const words = ['title', 'name', 'src', 'id'].map((name) => attributeOf(element, name)).join(' ');
    if (payment.test(words)) know(walk, element, 'card', place);
    else cannotRead(walk, element, localNameOf(element).endsWith('frame') ? 'frame' : 'plugin', place);
    return;
  }
  const root = ownOf(inner, 'documentElement');
  if (root === null) return;
  walk.generating.enterTree(inner);
  visit(walk, root, placeInFrame(element as HTMLIFrameElement, place, box, seen));
}

/** Notes an element that is sensitive whatever it says. */
function know({ found }: Walk, element: Element, kind: SensitiveKind, place: Place): void {
  const boxes = kind === 'marked' ? [boxOf(element), ...boxesInside(element)] : [fieldBox(element)];
  found.known.push({
    element,
    place,
    boxes: boxes.map((box) => intersect(place.toTop(box), place.clip)),
    kind,
  });
}

function cannotRead({ found }: Walk, element: Element, what: UnreadKind, place: Place): void {
  const box = intersect(place.toTop(boxOf(element)), place.clip);
  if (place.isVisible && box.width >= 2 && box.height >= 2) found.unread.push({ element, place, box, what });
}

/** Returns the boxes of an element's content that reach beyond the element. */
function boxesInside(element: Element): DOMRect[] {
  const outer = boxOf(element);
  return [...rangeOver(element).getClientRects()].filter(
    ({ left, top, right, bottom }) =>
      left < outer.left || top < outer.top || right > outer.right || bottom > outer.bottom,
  );
}
