import {
  anyShadowOf,
  attributeOf,
  boxOf,
  firstChildOf,
  isElement,
  isText,
  localNameOf,
  ownOf,
  shownChildrenOf,
  styleOf,
} from '../dom.ts';
import type { SensitiveKind } from '../sensitive/span.ts';
import { type Box, intersect } from './box.ts';
import { readControl } from './control.ts';
import { isMarked } from './marks.ts';

/** How much of a page is read, in nodes and UTF-16 units. */
export interface Limits {
  nodes: number;
  characters: number;
}

/** A stretch of the text with where it is shown: a text node, by its own characters, or a field as a whole. */
export interface Piece {
  start: number;
  end: number;
  node: Text | Element;
  place: Place;
}

export interface PageText {
  /** Everything shown, in the page's order: lines where blocks begin, `|` between the cells of tables. */
  text: string;
  pieces: Piece[];
  /** What is sensitive whatever it says. */
  known: { boxes: Box[]; kind: SensitiveKind }[];
  /** Frames of other sites, and files shown in the page: nobody can look into them. */
  unread: Box[];
  incomplete: boolean;
}

/** Where what is inside an element is shown. */
interface Place {
  /** Beyond this nothing shows; null is no limit. */
  clip: Box | null;
  /** The same for what is positioned, which leaves a box that scrolls unless that is positioned too. */
  outerClip: Box | null;
  /** From the coordinates of its frame to those of the top window. */
  toTop: (box: Box) => Box;
  isVisible: boolean;
  keepsLines: boolean;
}

const silent = new Set(
  'head script style noscript template audio video canvas img datalist option optgroup title desc metadata'.split(
    ' ',
  ),
);
/** What may be told of an element that has nothing in it. */
const telling = new Set('iframe frame object embed input textarea select slot td th'.split(' '));
const payment = /card|payment|checkout|stripe|adyen|braintree|paypal|klarna|mollie|worldpay/i;

/** Reads what a document shows, with its shadow roots and the frames of its own site. */
export function readPage(document: Document, limits: Limits): PageText {
  const chunks: string[] = [];
  const page: PageText = { text: '', pieces: [], known: [], unread: [], incomplete: false };
  const progress = { nodes: 0, length: 0, last: '\n' };

  const write = (text: string): void => {
    if (text === '') return;
    chunks.push(text);
    progress.length += text.length;
    progress.last = text.replaceAll(filler, '').at(-1) ?? progress.last;
  };
  const separate = (separator: string): void => {
    if (progress.last !== '\n' && progress.last !== separator) write(separator);
  };
  const show = (text: string, node: Text | Element, place: Place): void => {
    if (progress.length + text.length > limits.characters) {
      page.incomplete = true;
      return;
    }
    page.pieces.push({ start: progress.length, end: progress.length + text.length, node, place });
    write(text);
  };
  const know = (element: Element, kind: SensitiveKind, { toTop, clip }: Place): void => {
    const boxes = [boxOf(element), ...(kind === 'marked' ? boxesInside(element) : [])];
    page.known.push({ boxes: boxes.map((box) => intersect(toTop(box), clip)), kind });
  };

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
    // It would only end a line, and that has ended.
    if (progress.last === '\n' && !telling.has(name) && isEmpty(element) && !isMarked(element)) return;
    const style = styleOf(element);
    if (style.display === 'none' || style.opacity === '0') return;
    const place = placeIn(element, style, around);
    if (isMarked(element)) {
      know(element, 'marked', place);
      return;
    }
    // A drawing's texts are lines of their own, which not every browser says.
    const isInline = /^(?:inline|contents)?$/.test(style.display) && name !== 'text';
    const separator = isInline ? '' : style.display.startsWith('inline') ? ' ' : '\n';
    if (separator !== '') separate(separator);
    if (name === 'td' || name === 'th') beginCell(element);
    if (/^(?:i?frame|object|embed)$/.test(name)) visitFrame(element, place);
    else if (name === 'input' || name === 'textarea' || name === 'select') visitControl(element, place);
    else visitAll(shownChildrenOf(element, anyShadowOf), place);
    if (separator !== '') separate(separator);
  };
  /** A cell says nothing about the next one, but a row's head does, and a column's. */
  const beginCell = (cell: Element): void => {
    const head = cell.previousElementSibling;
    write(
      head !== null && localNameOf(head) === 'th' && localNameOf(cell) === 'td'
        ? ': '
        : `|${columnHead(cell)}`,
    );
  };
  const visitControl = (element: Element, place: Place): void => {
    const control = place.isVisible ? readControl(element) : null;
    if (control === null) return;
    if (control.kind !== null) {
      know(element, control.kind, place);
      return;
    }
    if (control.label !== '' && control.label !== control.text) write(`${control.label}: `);
    show(control.text, element, place);
    separate('\n');
  };
  const visitFrame = (element: Element, place: Place): void => {
    const { contentDocument } = element as HTMLIFrameElement;
    // A PDF file's words are beside its document.
    const inner = contentDocument?.contentType === 'application/pdf' ? null : (contentDocument ?? null);
    const box = place.toTop(boxOf(element));
    const seen = intersect(box, place.clip);
    if (seen.width < 2 || seen.height < 2 || !place.isVisible) return;
    if (inner === null) {
      const words = ['title', 'name', 'src', 'id'].map((name) => attributeOf(element, name)).join(' ');
      if (payment.test(words)) know(element, 'card', place);
      else page.unread.push(seen);
      return;
    }
    const root = ownOf(inner, 'documentElement');
    if (root !== null) visit(root, placeInFrame(element as HTMLIFrameElement, box, seen));
  };

  const root = ownOf(document, 'documentElement');
  if (root !== null)
    visit(root, { clip: null, outerClip: null, toTop: (box) => box, isVisible: true, keepsLines: false });
  page.text = chunks.join('');
  return page;
}

/** A blank of no width, which detectors do not see. */
const filler = '\u200b';

/** A text as it is shown where lines do not count, after what ends with `last`: fillers stand for the blanks that are not shown. */
function onOneLine(text: string, last: string): string {
  const isAfterBlank = /\s/.test(last);
  return text.replace(/[\t\n\r\f ]+/g, (blanks, at: number) =>
    (at === 0 && isAfterBlank ? filler : ' ').padEnd(blanks.length, filler),
  );
}

function isEmpty(element: Element): boolean {
  return firstChildOf(element) === null && anyShadowOf(element) === null;
}

function columnHead(cell: Element): string {
  if (localNameOf(cell) === 'th') return '';
  const head = cell.closest('table')?.rows[0]?.cells[(cell as HTMLTableCellElement).cellIndex];
  const words = head && head.localName === 'th' ? (head.textContent ?? '').trim() : '';
  return words === '' || words.length > 30 ? '' : `${words}: `;
}

function placeIn(element: Element, style: CSSStyleDeclaration, around: Place): Place {
  const { position, overflowX, overflowY, transform, display } = style;
  // What the root and the body cut off, the window does; what is no box of its own cuts nothing off.
  const isBox = !/^(?:html|body)$/.test(localNameOf(element)) && !/^(?:inline|contents)?$/.test(display);
  let clip = around.clip;
  if (position === 'fixed') clip = null;
  if (position === 'absolute') clip = around.outerClip;
  if (isBox && isCut(overflowX) && isCut(overflowY)) clip = intersect(around.toTop(boxOf(element)), clip);
  const isPositioned = !/^(?:static)?$/.test(position) || !/^(?:none)?$/.test(transform);
  return {
    clip,
    outerClip: isPositioned ? clip : around.outerClip,
    toTop: around.toTop,
    isVisible: style.visibility !== 'hidden' && style.visibility !== 'collapse',
    keepsLines: /^pre|^break/.test(style.whiteSpace),
  };
}

function isCut(overflow: string): boolean {
  return overflow !== 'visible' && overflow !== '';
}

/** Of everything in an element what reaches beyond it. */
function boxesInside(element: Element): DOMRect[] {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  const outer = boxOf(element);
  return [...range.getClientRects()].filter(
    ({ left, top, right, bottom }) =>
      left < outer.left || top < outer.top || right > outer.right || bottom > outer.bottom,
  );
}

/** Inside a frame: moved to where it stands, as large as it is drawn, and nothing beyond it. */
function placeInFrame(frame: HTMLIFrameElement, box: Box, seen: Box): Place {
  const { offsetWidth, offsetHeight, clientLeft, clientTop } = frame;
  const scaleX = offsetWidth > 0 ? box.width / offsetWidth : 1;
  const scaleY = offsetHeight > 0 ? box.height / offsetHeight : 1;
  const style = styleOf(frame);
  const left = box.x + (clientLeft + Number.parseFloat(style.paddingLeft || '0')) * scaleX;
  const top = box.y + (clientTop + Number.parseFloat(style.paddingTop || '0')) * scaleY;
  return {
    clip: seen,
    outerClip: seen,
    toTop: ({ x, y, width, height }) => ({
      x: left + x * scaleX,
      y: top + y * scaleY,
      width: width * scaleX,
      height: height * scaleY,
    }),
    isVisible: true,
    keepsLines: false,
  };
}
