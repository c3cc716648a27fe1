import {
  attributeOf,
  boxOf,
  childrenOf,
  closestOf,
  contains,
  documentOf,
  firstIn,
  isElement,
  matchesOf,
  queryAll,
  styleOf,
} from '../dom.ts';
import { paneScrolls } from './find-scroller.ts';
import {
  coversWindow,
  innerBoxIn,
  isRoot,
  type Scroller,
  topDocument,
  viewOf,
  windowOf,
} from './scroller.ts';
import { parentOf } from './shadow-roots.ts';

/**
 * What belongs to a pane's content although it does not scroll with the pane: the strips of the window above and below
 * the pane's view, such as a table's head and foot or a dialog's title and buttons. They may reach further to the left
 * and right than the view, for example over the pane's scrollbar. CSS pixels of the window.
 */
export interface Ends {
  above: number;
  below: number;
  left: number;
  right: number;
}

export const noEnds: Ends = { above: 0, below: 0, left: 0, right: 0 };

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
  const panes = [element, ...queryAll(element, '*')].filter(
    (pane) => paneScrolls(pane) && pane.scrollHeight > pane.clientHeight + 1,
  );
  return (
    panes.find((pane) => {
      const around = boxAround(pane);
      return around?.isTable === true && (contains(around.box, element) || isSameBox(around.box, element));
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
  const { body, documentElement } = documentOf(pane);
  let table: Element | null = null;
  let card: Element | null = null;
  let around = parentOf(pane);
  for (let level = 0; around !== null && level < mostLevels; level += 1) {
    if (around === documentElement || (paneScrolls(around) && around !== body)) break;
    const beside = besideIn(around, pane);
    if (beside.length > 0) {
      const isLikeCard = around !== body && isCard(around, beside, pane);
      if (table === null && isTable(around, beside, pane)) table = closestOf(around, grids) ?? around;
      else if (table === null) card ??= isLikeCard ? around : null;
      else if (isLikeCard && namesTable.test(nameOf(around)) && !contains(table, around)) table = around;
    }
    around = parentOf(around);
  }
  if (table !== null) return { box: table, isTable: true };
  if (card === null) return null;
  const dialog = closestOf(card, dialogs);
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
  if (matchesOf(box, grids)) return true;
  const has = (element: Element, parts: string) =>
    matchesOf(element, parts) || firstIn(element, parts) !== null;
  if (has(pane, bodyParts) && beside.some((element) => has(element, headParts))) return true;
  const { body } = documentOf(box);
  return (
    box !== body && fills(box, pane) && [box, ...beside].some((element) => namesTable.test(nameOf(element)))
  );
}

function nameOf(element: Element): string {
  return `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
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
  if (matchesOf(box, dialogs) || closestOf(box, dialogs) !== null) return true;
  // The application's own bars do not belong to what it shows.
  if (matchesOf(pane, landmarks) || beside.some((element) => matchesOf(element, landmarks))) return false;
  const most = windowOf(documentOf(box)).height * mostShare;
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
  const inner = innerBoxIn(pane);
  const outer = boxOf(box);
  const view = viewOf(pane);
  const window = windowOf(topDocument(documentOf(pane)));
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
  const isWhole = view.height >= inner.height - 1;
  const above = tops.length === 0 || !(isWhole || rect.top >= 0) ? 0 : inner.y - start;
  const below = bottoms.length === 0 || !isWhole ? 0 : end - (inner.y + inner.height);
  const { left, right } = above > 0 || below > 0 ? sidesIn(box, pane, beside) : noEnds;
  const { devicePixelRatio: ratio = 1 } = topDocument(documentOf(pane)).defaultView ?? {};
  const whole = (place: number) => Math.round(place * ratio) / ratio;
  // The pane's rows keep their device pixels.
  const before = (start: number, wanted: number) =>
    whole(start) - whole(start - Math.max(0, Math.min(wanted, start)));
  return {
    above: before(view.y, above),
    below: Math.max(0, Math.min(below, window.height - view.y - view.height)),
    left: before(view.x, left),
    right: Math.max(0, Math.min(right, window.width - view.x - view.width)),
  };
}

/** Returns how far the head and foot reach beyond a pane's view, unless something else is there beside the pane. */
function sidesIn(box: Element, pane: Scroller, ends: Element[]): Pick<Ends, 'left' | 'right'> {
  const rect = boxOf(pane);
  const outer = boxOf(box);
  const [outerBorders, borders] = [bordersOf(box), bordersOf(pane)];
  const view = innerBoxIn(pane);
  const widest = {
    left: Math.max(outer.left + outerBorders.left, Math.min(...ends.map((end) => boxOf(end).left))),
    right: Math.min(outer.right - outerBorders.right, Math.max(...ends.map((end) => boxOf(end).right))),
  };
  const isTaken = (left: number, right: number) => hasBetween(box, pane, left, right);
  // Beside the view there is at least the pane's own scrollbar.
  const inner = { left: rect.left + borders.left, right: rect.right - borders.right };
  const left = isTaken(widest.left, rect.left) ? inner.left : Math.min(inner.left, widest.left);
  const right = isTaken(rect.right, widest.right) ? inner.right : Math.max(inner.right, widest.right);
  return { left: view.x - left, right: right - (view.x + view.width) };
}

function bordersOf(element: Element): Pick<Ends, 'left' | 'right'> {
  const { borderLeftWidth, borderRightWidth } = styleOf(element);
  return { left: Number.parseFloat(borderLeftWidth) || 0, right: Number.parseFloat(borderRightWidth) || 0 };
}

/** Whether a box has something between two places beside a pane. CSS pixels of the window. */
function hasBetween(box: Element, pane: Scroller, left: number, right: number): boolean {
  const { top, bottom } = boxOf(pane);
  for (let inner: Element = pane; inner !== box; ) {
    const around = parentOf(inner);
    if (around === null) return false;
    for (const child of childrenOf(around)) {
      if (!isElement(child) || child === inner) continue;
      const rect = boxOf(child);
      const isAcross = Math.min(rect.right, right) - Math.max(rect.left, left) >= 1;
      if (isAcross && Math.min(rect.bottom, bottom) - Math.max(rect.top, top) > 1) return true;
    }
    inner = around;
  }
  return false;
}
