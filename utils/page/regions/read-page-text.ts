import {
  anyShadowOf,
  attributeOf,
  boxOf,
  byId,
  firstChildOf,
  isElement,
  isText,
  localNameOf,
  ownOf,
  shownChildrenOf,
  styleOf,
} from '../dom.ts';
import type { SensitiveKind } from '../sensitive/span.ts';
import { intersect } from './box.ts';
import { createCellStart } from './cell-start.ts';
import { createKindOf, createLabelsOf, readControl } from './control.ts';
import { fieldBox } from './field-box.ts';
import { contentWords, findGenerating, isSuspicious, type Pseudo, readPseudo } from './generated.ts';
import { imageWords } from './image-words.ts';
import { isOpaque } from './opaque.ts';
import type { Limits, PageText, UnreadKind } from './page-text.ts';
import { isInline, type Place, placeIn, placeInFrame, topPlace } from './place.ts';
import { isPrivateElement } from './private-elements.ts';

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

/** Reads the text that a document shows, with its shadow roots and its frames of the same origin. */
export function readPageText(document: Document, limits: Limits): PageText {
  const chunks: string[] = [];
  const page: PageText = {
    text: '',
    pieces: [],
    runs: [],
    known: [],
    unread: [],
    images: [],
    covers: [],
    incomplete: false,
  };
  const progress = { nodes: 0, length: 0, last: '\n', run: 0 };
  const generating = new Set<Element>();
  let isWholeKnown = true;
  const kindOf = createKindOf();
  const labelsOf = createLabelsOf();
  const cellStart = createCellStart();

  const write = (text: string): void => {
    if (text === '') return;
    chunks.push(text);
    progress.length += text.length;
    progress.last = text.replaceAll(filler, '').at(-1) ?? progress.last;
  };
  const endRun = (): void => {
    const first = page.pieces[progress.run];
    const last = page.pieces.at(-1);
    if (first !== undefined && last !== undefined)
      page.runs.push({
        start: first.start,
        end: last.end,
        first: progress.run,
        last: page.pieces.length,
        place: first.place,
      });
    progress.run = page.pieces.length;
  };
  const separate = (separator: string): void => {
    endRun();
    if (progress.last !== '\n' && progress.last !== separator) write(separator);
  };
  const show = (text: string, node: Text | Element, place: Place, pseudo?: Pseudo): void => {
    if (progress.length + text.length > limits.characters) {
      page.incomplete = true;
      return;
    }
    page.pieces.push({
      start: progress.length,
      end: progress.length + text.length,
      node: place.drawnBy ?? node,
      place,
      ...(pseudo !== undefined && { pseudo }),
    });
    write(text);
  };
  const know = (element: Element, kind: SensitiveKind, place: Place): void => {
    const boxes = kind === 'marked' ? [boxOf(element), ...boxesInside(element)] : [fieldBox(element)];
    page.known.push({
      element,
      place,
      boxes: boxes.map((box) => intersect(place.toTop(box), place.clip)),
      kind,
    });
  };
  const enterTree = (tree: Document | ShadowRoot): void => {
    if (!findGenerating(tree, generating)) isWholeKnown = false;
  };
  const isGenerating = (element: Element): boolean =>
    generating.has(element) || (!isWholeKnown && isSuspicious(element));

  const visitAll = (nodes: Iterable<Node>, place: Place): void => {
    for (const node of nodes) visit(node, place);
  };
  const visit = (node: Node, place: Place): void => {
    progress.nodes += 1;
    if (progress.nodes > limits.nodes) {
      page.incomplete = true;
      return;
    }
    if (isText(node)) {
      if (place.isVisible)
        show(place.keepsLines ? node.data : onOneLine(node.data, progress.last), node, place);
    } else if (isElement(node)) visitElement(node, place);
  };
  const visitElement = (element: Element, around: Place): void => {
    const name = localNameOf(element);
    if (silent.has(name)) return;
    if (name === 'br') {
      separate('\n');
      return;
    }
    const generates = isGenerating(element);
    // An empty element could only end the line, and the line has already ended.
    if (
      progress.last === '\n' &&
      !telling.has(name) &&
      !generates &&
      isEmpty(element) &&
      !isPrivateElement(element)
    )
      return;
    const style = styleOf(element);
    const { display } = style;
    if (display === 'none' || style.opacity === '0') return;
    const place = placeIn(element, name, display, style, around);
    if (isPrivateElement(element)) {
      know(element, 'marked', place);
      return;
    }
    if (place.isLifted && place.isVisible && isOpaque(style))
      page.covers.push({ element, place, box: place.toTop(boxOf(element)) });
    // Each text of a drawing is a line of its own, but not every browser's `display` says so.
    const separator = isInline(display) && name !== 'text' ? '' : display.startsWith('inline') ? ' ' : '\n';
    if (separator !== '') separate(separator);
    const start = cellStart(element, name, display);
    if (start !== '') endRun();
    write(start);
    if (display === 'list-item') mark(element, style, place);
    if (generates) generate(element, '::marker', place);
    if (generates) generate(element, '::before', place);
    visitInside(element, name, place);
    if (generates) generate(element, '::after', place);
    if (separator !== '') separate(separator);
  };
  const visitInside = (element: Element, name: string, place: Place): void => {
    switch (name) {
      case 'iframe':
      case 'frame':
      case 'object':
      case 'embed':
        visitFrame(element, place);
        break;
      case 'input':
      case 'textarea':
      case 'select':
        visitControl(element, place);
        break;
      case 'img':
      case 'canvas':
      case 'video':
      case 'use':
        visitPicture(element, name, place);
        break;
      default:
        visitAll(shownChildrenOf(element, shadowIn), place);
    }
  };
  const shadowIn = (element: Element): ShadowRoot | null => {
    const root = anyShadowOf(element);
    if (root !== null) enterTree(root);
    return root;
  };
  const generate = (element: Element, pseudo: Pseudo, place: Place): void => {
    const words = place.isVisible ? readPseudo(element, pseudo) : null;
    if (words === null) return;
    const separator = words.style.display.startsWith('inline') ? '' : '\n';
    if (separator !== '') separate(separator);
    show(words.text, element, place, pseudo);
    if (separator !== '') separate(separator);
  };
  const mark = (element: Element, { listStyleType }: CSSStyleDeclaration, place: Place): void => {
    if (!/^["']/.test(listStyleType) || !place.isVisible) return;
    show(contentWords(listStyleType, element), element, place, '::marker');
    endRun();
  };
  const visitControl = (element: Element, place: Place): void => {
    if (!place.isVisible) return;
    endRun();
    const control = readControl(element, kindOf, labelsOf);
    if (control === null) return;
    if (control.kind !== null) {
      know(element, control.kind, place);
      return;
    }
    if (control.label !== '' && control.label !== control.text) write(`${control.label}: `);
    show(control.text, element, place);
    separate('\n');
  };
  const cannotRead = (element: Element, what: UnreadKind, place: Place): void => {
    const box = intersect(place.toTop(boxOf(element)), place.clip);
    if (place.isVisible && box.width >= 2 && box.height >= 2) page.unread.push({ element, place, box, what });
  };
  const visitPicture = (element: Element, name: string, place: Place): void => {
    if (!place.isVisible) return;
    if (name === 'canvas' || name === 'video') {
      cannotRead(element, name, place);
      return;
    }
    if (name === 'use') {
      visitUsed(element, place);
      return;
    }
    const image = element as HTMLImageElement;
    const words = imageWords(image);
    if (words !== '') show(words, element, place);
    else page.images.push(intersect(place.toTop(boxOf(element)), place.clip));
  };
  /** Reads the part of a drawing that a `<use>` element draws again. */
  const visitUsed = (element: Element, place: Place): void => {
    const address = attributeOf(element, 'href') ?? attributeOf(element, 'xlink:href') ?? '';
    const used = /^#./.test(address) ? byId(element, address.slice(1)) : null;
    if (used === null || place.drawnBy !== null) return;
    separate('\n');
    const children = localNameOf(used) === 'symbol' ? shownChildrenOf(used) : [used];
    visitAll(children, { ...place, drawnBy: element });
    separate('\n');
  };
  const visitFrame = (element: Element, place: Place): void => {
    const { contentDocument } = element as HTMLIFrameElement;
    // The words of a PDF file are not in its document.
    const inner = contentDocument?.contentType === 'application/pdf' ? null : (contentDocument ?? null);
    const box = place.toTop(boxOf(element));
    const seen = intersect(box, place.clip);
    if (seen.width < 2 || seen.height < 2 || !place.isVisible) return;
    if (inner === null) {
      const words = ['title', 'name', 'src', 'id'].map((name) => attributeOf(element, name)).join(' ');
      if (payment.test(words)) know(element, 'card', place);
      else cannotRead(element, localNameOf(element).endsWith('frame') ? 'frame' : 'plugin', place);
      return;
    }
    const root = ownOf(inner, 'documentElement');
    if (root === null) return;
    enterTree(inner);
    visit(root, placeInFrame(element as HTMLIFrameElement, place, box, seen));
  };

  const root = ownOf(document, 'documentElement');
  enterTree(document);
  if (root !== null) visit(root, topPlace);
  endRun();
  page.text = chunks.join('');
  return page;
}

/** A blank of no width, which detectors ignore. */
const filler = '\u200b';

/**
 * Collapses blanks as the browser shows them, after a text that ends with `last`. Fillers replace the blanks that are
 * not shown, so that the length stays the same.
 */
function onOneLine(text: string, last: string): string {
  const isAfterBlank = /\s/.test(last);
  return text.replace(/[\t\n\r\f ]+/g, (blanks, at: number) =>
    (at === 0 && isAfterBlank ? filler : ' ').padEnd(blanks.length, filler),
  );
}

function isEmpty(element: Element): boolean {
  return firstChildOf(element) === null && anyShadowOf(element) === null;
}

/** Returns the boxes of an element's content that reach beyond the element. */
function boxesInside(element: Element): DOMRect[] {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  const outer = boxOf(element);
  return [...range.getClientRects()].filter(
    ({ left, top, right, bottom }) =>
      left < outer.left || top < outer.top || right > outer.right || bottom > outer.bottom,
  );
}
