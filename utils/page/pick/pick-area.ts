import { contains } from '../full-page/region-geometry.ts';
import { rootScroller } from '../full-page/scroller.ts';
import { elementAt } from './elements.ts';
import { arrowOf, between, clamp, edgePush, nudge, type Point, stepOf } from './pick-geometry.ts';
import { groundOf, originOf, wayOf } from './scrolling.ts';
import type { Tool, Workshop } from './tool.ts';

/** A smaller rectangle counts as a click: the first click sets one corner, the next click the other. CSS pixels. */
const leastPx = 5;

/** Creates the tool that picks a rectangle: by dragging, by two clicks, or by arrow keys and Enter. */
export function createAreaTool({ document, layer, marks, scrolling, words, finish }: Workshop): Tool {
  const { width, height } = layer.size();
  /** The moving corner, in the window. A pointer may take it beyond the window's edges. */
  let at: Point = { x: Math.round(width / 2), y: Math.round(height / 2) };
  /**
   * The fixed corner, relative to the upper left of the scroller's content, so that it scrolls along. Null until it is
   * set.
   */
  let corner: (Point & { scroller: Element }) | null = null;
  let dragging = false;
  let held = 0;

  const inWindow = (): Point => {
    const view = layer.size();
    return { x: clamp(at.x, 0, view.width), y: clamp(at.y, 0, view.height) };
  };
  const under = () => elementAt(document, inWindow(), layer.host);
  const fixed = (): Point => {
    if (corner === null) return inWindow();
    const origin = originOf(corner.scroller);
    return { x: origin.x + corner.x, y: origin.y + corner.y };
  };
  const readout = () => {
    const rect = between(fixed(), inWindow());
    return `${Math.round(rect.width)} × ${Math.round(rect.height)}`;
  };
  const draw = () => {
    if (corner === null) marks.cross(inWindow());
    else marks.frame(between(fixed(), inWindow()), readout(), inWindow());
  };
  const begin = () => {
    const scroller = groundOf(under());
    const origin = originOf(scroller);
    const { x, y } = inWindow();
    corner = { scroller, x: x - origin.x, y: y - origin.y };
    marks.hint(words.size);
  };
  const take = () => {
    if (corner === null) return;
    const rect = between(fixed(), inWindow());
    if (rect.width < leastPx || rect.height < leastPx) return;
    // A rectangle that is wholly in sight is picked as a part of the page, whichever scroller its corner is in.
    const isInSight = contains({ x: 0, y: 0, ...layer.size() }, rect);
    const scroller = isInSight ? rootScroller(document) : corner.scroller;
    const before = originOf(scroller);
    finish(async () => {
      const { x, y } = originOf(scroller);
      return { scroller, rect: { ...rect, x: rect.x + x - before.x, y: rect.y + y - before.y } };
    });
  };
  const follow = () => {
    if (!dragging || corner === null) return;
    const view = layer.size();
    const from = fixed();
    const way = { x: edgePush(at.x, from.x, view.width), y: edgePush(at.y, from.y, view.height) };
    if (way.x !== 0 || way.y !== 0) scrolling.by(corner.scroller, way);
    draw();
    requestAnimationFrame(follow);
  };

  marks.hint(words.area);
  return {
    draw,
    cancel: () => finish(null),
    pointer({ type, button, pointerId, clientX, clientY }) {
      at = { x: clientX, y: clientY };
      if (type === 'pointerdown' && button === 0) {
        if (corner === null) begin();
        dragging = true;
        layer.hold(pointerId);
        follow();
      } else if (type === 'pointerup' || type === 'pointercancel') {
        if (dragging && type === 'pointerup') take();
        dragging = false;
      }
      draw();
    },
    wheel(event) {
      if (corner === null) scrolling.around(under(), wayOf(event));
      else scrolling.by(corner.scroller, wayOf(event));
      draw();
    },
    key({ key, repeat, shiftKey }) {
      if (key === 'Enter' || key === ' ') {
        if (repeat) return true;
        if (corner === null) begin();
        else take();
        draw();
        return true;
      }
      const arrow = arrowOf(key);
      if (arrow === null) return false;
      held = repeat ? held + 1 : 0;
      const step = stepOf(held, shiftKey);
      const view = layer.size();
      const from = inWindow();
      const [x, y] = [nudge(from.x, arrow.x * step, view.width), nudge(from.y, arrow.y * step, view.height)];
      const went = scrolling.by(corner?.scroller ?? groundOf(under()), { x: x.over, y: y.over });
      at = { x: x.at + x.over - went.x, y: y.at + y.over - went.y };
      at = inWindow();
      draw();
      if (corner !== null) marks.announce(readout);
      return true;
    },
  };
}
