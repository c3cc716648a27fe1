import { attributeOf, boxOf, childrenOf, isElement, styleOf } from '../dom.ts';
import { paneScrolls } from './find-scroller.ts';
import { coversWindow, isRoot, type Scroller, topDocument, viewOf, windowOf } from './scroller.ts';
import { parentOf } from './shadow-roots.ts';

/**
 * What belongs to a pane's content although it does not scroll with the pane: the strips of the window above and below
 * the pane's view, such as a table's head and foot or a dialog's title and buttons. CSS pixels of the window.
 */
export interface Ends {
  above: number;
  below: number;
}

export const noEnds: Ends = { above: 0, below: 0 };

/** A pane with its ends. */
export interface Ground {
  scroller: Scroller;
  ends: Ends;
}

const mostLevels = 8;
/** Margins and paddings between a head and its pane are at most this wide. CSS pixels. */
const nearPx = 32;
/** If a box fills the window, its head and foot are each at most this share of it. */
const mostShare = 0.25;

const grids = '[role="grid"],[role="treegrid"],[role="table"]';
const dialogs = 'dialog,[role="dialog"],[role="alertdialog"]';
const headParts = 'th,thead,tfoot,[role="columnheader"],[role="row"],[role="rowgroup"]';
const bodyParts = 'tr,[role="row"],[role="gridcell"],[role="cell"]';
const landmarks = 'header,nav,main,aside,footer,[role="banner"],[role="navigation"],[role="main"]';
const namesTable = /table|data-?grid|slick-?grid|ag-root/i;

export function endsOf(pane: Scroller): Ends {
  const around = boxAround(pane);
  return around === null ? noEnds : stripsIn(around.box, pane);
}

/** Returns the pane that scrolls a table's rows, for the table or the pane itself; null if there is none. */
export function tablePaneIn(element: Element): Scroller | null {
  const panes = [element, ...element.querySelectorAll('*')].filter(
    (pane) => paneScrolls(pane) && pane.scrollHeight > pane.clientHeight + 1,
  );
  return (
    panes.find((pane) => {
      const around = boxAround(pane);
      return around?.isTable === true && (around.box.contains(element) || isSameBox(around.box, element));
    }) ?? null
  );
}

function isSameBox(one: Element, other: Element): boolean {
  const [a, b] = [boxOf(one), boxOf(other)];
  return [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height].every((gap) => Math.abs(gap) < 1);
}

/**
 * Returns the box that holds a pane together with its head and foot: a table, else a card. Null without either. A
 * library may put a table's foot into an outer box than its head and rows.
 */
function boxAround(pane: Scroller): { box: Element; isTable: boolean } | null {
  if (isRoot(pane)) return null;
  const { body, documentElement } = pane.ownerDocument;
  let table: Element | null = null;
  let card: Element | null = null;
  let around = parentOf(pane);
  for (let level = 0; around !== null && level < mostLevels; level += 1) {
    if (around === documentElement || (paneScrolls(around) && around !== body)) break;
    const beside = besideIn(around, pane);
    const isWithin = table?.contains(around) === true;
    if (beside.length > 0 && !isWithin) {
      const isLikeCard = around !== body && isCard(around, beside, pane);
      if (table === null && isTable(around, beside, pane)) table = around.closest(grids) ?? around;
      else if (table !== null && isLikeCard && namesTable.test(nameOf(around))) table = around;
      else if (isLikeCard) card ??= around;
    }
    around = parentOf(around);
  }
  if (table !== null) return { box: table, isTable: true };
  if (card === null) return null;
  const dialog = card.closest(dialogs);
  return { box: dialog === null || coversWindow(dialog) ? card : dialog, isTable: false };
}

/** Returns the elements in a box that are above or below a pane. */
function besideIn(box: Element, pane: Scroller): Element[] {
  const view = boxOf(pane);
  return childrenOf(box).filter((child): child is Element => {
    if (!isElement(child) || child === pane) return false;
    const { left, right, top, bottom, height } = boxOf(child);
    const shared = Math.min(right, view.right) - Math.max(left, view.left);
    const isBeside = bottom <= view.top + 1 || top >= view.bottom - 1;
    if (height < 1 || shared < view.width / 2 || !isBeside) return false;
    const { position, visibility } = styleOf(child);
    return position !== 'fixed' && visibility !== 'hidden';
  });
}

function isTable(box: Element, beside: Element[], pane: Scroller): boolean {
  if (box.matches(grids)) return true;
  const has = (element: Element, parts: string) =>
    element.matches(parts) || element.querySelector(parts) !== null;
  if (has(pane, bodyParts) && beside.some((element) => has(element, headParts))) return true;
  const { body } = box.ownerDocument;
  return (
    box !== body && fills(box, pane) && [box, ...beside].some((element) => namesTable.test(nameOf(element)))
  );
}

function nameOf(element: Element): string {
  return `${attributeOf(element, 'class') ?? ''} ${element.id}`;
}

/** Whether a box holds little more than a pane with a head and a foot. */
function isCard(box: Element, beside: Element[], pane: Scroller): boolean {
  if (!fills(box, pane)) return false;
  const { top, bottom } = boxOf(pane);
  const gaps = beside.map((element) => {
    const rect = boxOf(element);
    return rect.top < top ? top - rect.bottom : rect.top - bottom;
  });
  if (!coversWindow(box)) return Math.min(...gaps) <= nearPx;
  if (box.matches(dialogs) || box.closest(dialogs) !== null) return true;
  // The application's own bars do not belong to what it shows.
  if (pane.matches(landmarks) || beside.some((element) => element.matches(landmarks))) return false;
  const most = windowOf(box.ownerDocument).height * mostShare;
  return Math.min(...gaps) <= 2 && beside.every((element) => boxOf(element).height <= most);
}

function fills(box: Element, pane: Scroller): boolean {
  return boxOf(pane).width >= box.clientWidth - 2 * nearPx;
}

function stripsIn(box: Element, pane: Scroller): Ends {
  const beside: Element[] = [];
  for (let around = parentOf(pane); around !== null; around = parentOf(around)) {
    beside.push(...besideIn(around, pane));
    if (around === box) break;
  }
  const rect = boxOf(pane);
  const outer = boxOf(box);
  const view = viewOf(pane);
  const window = windowOf(topDocument(pane.ownerDocument));
  const tops = beside.map(boxOf).filter(({ top }) => top < rect.top);
  const bottoms = beside.map(boxOf).filter(({ bottom }) => bottom > rect.bottom);
  const { borderBottomWidth } = styleOf(box);
  const edge = {
    top: outer.top + box.clientTop,
    bottom: outer.bottom - (Number.parseFloat(borderBottomWidth) || 0),
  };
  const first = Math.max(outer.top, Math.min(...tops.map(({ top }) => top)));
  const last = Math.min(outer.bottom, Math.max(...bottoms.map(({ bottom }) => bottom)));
  const start = first - edge.top <= nearPx ? Math.min(first, edge.top) : first;
  const end = edge.bottom - last <= nearPx ? Math.max(last, edge.bottom) : last;
  // If the window cuts the pane off, the head or foot is out of sight.
  const isWhole = view.height >= pane.clientHeight - 1;
  const above = tops.length === 0 || !(isWhole || rect.top >= 0) ? 0 : rect.top + pane.clientTop - start;
  const below = bottoms.length === 0 || !isWhole ? 0 : end - (rect.top + pane.clientTop + pane.clientHeight);
  const { devicePixelRatio: ratio = 1 } = topDocument(pane.ownerDocument).defaultView ?? {};
  const seenAbove = Math.max(0, Math.min(above, view.y));
  const whole = (place: number) => Math.round(place * ratio) / ratio;
  return {
    // The pane's rows keep their device pixels.
    above: whole(view.y) - whole(view.y - seenAbove),
    below: Math.max(0, Math.min(below, window.height - view.y - view.height)),
  };
}
