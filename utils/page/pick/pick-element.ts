import { attributeOf, boxOf, localNameOf, textOf } from '../dom.ts';
import { scrollerAround } from '../full-page/find-scroller.ts';
import { endsOf, type Ground, tablePaneIn } from '../full-page/pane-ends.ts';
import { intersect, type Region } from '../full-page/region-geometry.ts';
import { isRoot, rootScroller, type Scroller, viewOf } from '../full-page/scroller.ts';
import { beside, elementAt, focusedElement, inside, isDrawn, larger } from './elements.ts';
import type { Point } from './pick-geometry.ts';
import { type Scrolling, wayOf } from './scrolling.ts';
import type { Tool, Workshop } from './tool.ts';

const nameLength = 40;

/** Creates the tool that picks an element: under the pointer, or from one to the next with the arrow keys. */
export function createElementTool({ document, layer, marks, scrolling, words, finish }: Workshop): Tool {
  const { width, height } = layer.size();
  let at: Point = { x: width / 2, y: height / 2 };
  const under = () => elementAt(document, at, layer.host);
  const focused = focusedElement(document);
  let chosen = focused !== null && focused !== document.body && isDrawn(focused) ? focused : under();
  /** The elements that ArrowUp has left, so that ArrowDown can return to them. */
  let below: Element[] = [];

  const readout = () => {
    const rect = boxOf(chosen);
    return `${localNameOf(chosen)} ${Math.round(rect.width)} × ${Math.round(rect.height)}`;
  };
  const draw = () => marks.frame(boxOf(chosen), readout(), at);
  const take = () => finish(async () => wholeTable(chosen, scrolling) ?? (await measure(chosen)));
  const step = (to: Element | null) => {
    if (to === null) return;
    chosen = to;
    if (!isInSight(to)) scrolling.into(to);
    const rect = boxOf(to);
    at = { x: rect.x + rect.width / 2, y: rect.y };
    draw();
    marks.announce(() => `${readout()} ${nameOf(chosen)}`);
  };
  const follow = () => {
    chosen = under();
    below = [];
    draw();
  };

  marks.hint(words.hints[0] ?? '');
  return {
    draw,
    cancel: () => finish(null),
    pointer({ type, button, clientX, clientY }) {
      const hasMoved = at.x !== clientX || at.y !== clientY;
      at = { x: clientX, y: clientY };
      // If the pointer has not moved, keep the framed element: it may be one that the arrow keys chose.
      if (hasMoved) follow();
      if (type === 'pointerup' && button === 0) take();
    },
    wheel(event) {
      scrolling.around(under(), wayOf(event));
      follow();
    },
    key({ key, repeat }) {
      switch (key) {
        case 'Enter':
        case ' ':
          if (!repeat) take();
          return true;
        case 'ArrowUp': {
          const around = larger(chosen);
          if (around !== null) below.push(chosen);
          step(around);
          return true;
        }
        case 'ArrowDown':
          step(below.pop() ?? inside(chosen));
          return true;
        case 'ArrowLeft':
        case 'ArrowRight':
          below = [];
          step(beside(chosen, key === 'ArrowLeft' ? -1 : 1));
          return true;
        default:
          return false;
      }
    },
  };
}

/** Whether the whole element is in sight, or as much of it as there is room for. */
function isInSight(element: Element): boolean {
  const view = viewOf(scrollerAround(element));
  const rect = boxOf(element);
  const shown = intersect(view, rect);
  const isFull = (seen: number, wanted: number, room: number) => seen >= Math.min(wanted, room) - 1;
  return isFull(shown.width, rect.width, view.width) && isFull(shown.height, rect.height, view.height);
}

/** Returns the pane of a picked table whose rows scroll in the table; null if it is none or the window cuts it. */
function wholeTable(element: Element, scrolling: Scrolling): { ground: Ground } | null {
  const scroller = tablePaneIn(element);
  if (scroller === null) return null;
  if (!isInSight(element)) scrolling.into(element);
  const isWhole = viewOf(scroller).height >= scroller.clientHeight - 1;
  return isWhole ? { ground: { scroller, ends: endsOf(scroller) } } : null;
}

/** Returns where the element is, and its scroller: the pane around it if the pane cuts it, else the page. */
async function measure(element: Element): Promise<{ scroller: Scroller; rect: Region }> {
  const root = rootScroller(element.ownerDocument);
  const pane = scrollerAround(element);
  const [seen, whole] = [await shownOf(element, root), await shownOf(element, pane)];
  // Firefox does not clip by a pane that is fixed to the window.
  const isCut =
    whole.width - seen.width > 1 || whole.height - seen.height > 1 || reachesBeyond(whole, boxOf(pane));
  return pane !== root && isCut ? { scroller: pane, rect: whole } : { scroller: root, rect: seen };
}

function reachesBeyond(inner: DOMRectReadOnly, outer: DOMRectReadOnly): boolean {
  return (
    inner.left < outer.left - 1 ||
    inner.top < outer.top - 1 ||
    inner.right > outer.right + 1 ||
    inner.bottom > outer.bottom + 1
  );
}

/**
 * Resolves with the part of an element that the boxes between it and a scroller do not clip, or its whole box if
 * nothing is left. The scroller's own edge does not clip it.
 */
function shownOf(element: Element, scroller: Scroller): Promise<DOMRectReadOnly> {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        observer.disconnect();
        const shown = entry?.intersectionRect;
        resolve(shown !== undefined && shown.width > 0 && shown.height > 0 ? shown : boxOf(element));
      },
      { root: isRoot(scroller) ? null : scroller, rootMargin: '999999px' },
    );
    observer.observe(element);
  });
}

function nameOf(element: Element): string {
  const name = attributeOf(element, 'aria-label') ?? attributeOf(element, 'alt') ?? textOf(element);
  return name.trim().replace(/\s+/g, ' ').slice(0, nameLength);
}
