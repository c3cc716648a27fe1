import { contains, type Region } from '../full-page/region-geometry.ts';
import { rootScroller, type Scroller } from '../full-page/scroller.ts';
import { arrowOf, edgePush, stepOf } from './pick-geometry.ts';
import { createPickRectangle } from './pick-rectangle.ts';
import { originOf, wayOf } from './scrolling.ts';
import type { Measure, Tool, Workshop } from './tool.ts';

/** A smaller rectangle counts as a click: the first click sets one corner, the next click the other. CSS pixels. */
const leastPx = 5;

/** Creates the tool that picks a rectangle: by dragging, by two clicks, or by arrow keys and Enter. */
export function createAreaTool({ document, layer, main, marks, scrolling, words, finish }: Workshop): Tool {
  const [areaHint = '', sizeHint = ''] = words.hints;
  const rectangle = createPickRectangle(document, layer, main);
  let dragging = false;
  let held = 0;

  const readout = () => {
    const { width, height } = rectangle.region();
    return `${Math.round(width)} × ${Math.round(height)}`;
  };
  const draw = () => {
    if (rectangle.scroller() === null) marks.cross(rectangle.moving());
    else marks.frame(rectangle.region(), readout(), rectangle.moving());
  };
  const begin = () => {
    rectangle.fix();
    marks.hint(sizeHint);
  };
  const take = () => {
    const cornerScroller = rectangle.scroller();
    const rect = rectangle.region();
    if (cornerScroller === null || rect.width < leastPx || rect.height < leastPx) return;
    // A rectangle that is wholly in sight is picked as a part of the page, whichever scroller its corner is in.
    const isInSight = contains({ x: 0, y: 0, ...layer.size() }, rect);
    const scroller = isInSight ? rootScroller(document) : cornerScroller;
    finish(measureOf(rect, scroller));
  };
  const follow = () => {
    const scroller = rectangle.scroller();
    if (!dragging || scroller === null) return;
    const view = layer.size();
    const [to, from] = [rectangle.pointer(), rectangle.fixed()];
    const way = { x: edgePush(to.x, from.x, view.width), y: edgePush(to.y, from.y, view.height) };
    if (way.x !== 0 || way.y !== 0) scrolling.by(scroller, way);
    draw();
    requestAnimationFrame(follow);
  };

  marks.hint(areaHint);
  return {
    draw,
    cancel: () => finish(null),
    pointer({ type, button, pointerId, clientX, clientY }) {
      rectangle.moveTo({ x: clientX, y: clientY });
      if (type === 'pointerdown' && button === 0) {
        if (rectangle.scroller() === null) begin();
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
      const scroller = rectangle.scroller();
      if (scroller === null) scrolling.around(rectangle.under(), wayOf(event));
      else scrolling.by(scroller, wayOf(event));
      draw();
    },
    key({ key, repeat, shiftKey }) {
      if (key === 'Enter' || key === ' ') {
        if (repeat) return true;
        if (rectangle.scroller() === null) begin();
        else take();
        draw();
        return true;
      }
      const arrow = arrowOf(key);
      if (arrow === null) return false;
      held = repeat ? held + 1 : 0;
      const length = stepOf(held, shiftKey);
      rectangle.step({ x: arrow.x * length, y: arrow.y * length }, scrolling);
      draw();
      if (rectangle.scroller() !== null) marks.announce(readout);
      return true;
    },
  };
}

/** Returns a function that tells where a rectangle is after its scroller was scrolled. */
function measureOf(rect: Region, scroller: Scroller): Measure {
  const before = originOf(scroller);
  return async () => {
    const { x, y } = originOf(scroller);
    return { scroller, rect: { ...rect, x: rect.x + x - before.x, y: rect.y + y - before.y } };
  };
}
