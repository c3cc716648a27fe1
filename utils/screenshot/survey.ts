import type { Region } from '../page/full-page/region-geometry.ts';
import type { Shown } from '../page/full-page/shown.ts';
import {
  type Box,
  boxOf,
  growthLimit,
  isAtEdge,
  type PictureSize,
  partHeight,
  scaleOf,
  type Tile,
  tileOf,
  tilesFor,
} from './plan.ts';

/** The page's state in one picture of the window, and the picture's size. */
export interface Frame {
  shown: Shown;
  size: PictureSize;
}

/** Records how much of a region is captured: row by row, and within a row from left to right. */
export interface Survey {
  /** Returns where the next view should begin, in CSS pixels; null once everything is captured. */
  next(): { left: number; top: number } | null;
  /**
   * Returns how far a view begins beyond the place where it should: this gap would be missing. CSS pixels, never
   * negative.
   */
  beyond(shown: Shown): { left: number; top: number };
  /** Records a frame and returns the part of it that is new; null if it does not fit the earlier frames. */
  add(frame: Frame): Tile | null;
  /** Returns the region in device pixels. Throws before the first frame, like `partHeight`. */
  box(): Box;
  partHeight(): number;
  /** Returns the row above which everything is captured. Device pixels. */
  coveredTo(): number;
  /** Returns where the content turned out to end on the right. Device pixels. */
  rightEnd(): number;
  /** Returns how many frames it takes, as far as is known. */
  frames(): number;
  /** Whether the content kept growing up to the limit, where the capture ends. */
  isEndless(): boolean;
  /** Whether only the page itself can show some of the content, which is therefore missing. */
  isCut(): boolean;
}

interface Plan {
  scale: number;
  box: Box;
  window: Shown['window'];
  partHeight: number;
  limit: number;
  view: PictureSize;
}

interface State {
  plan: Plan | null;
  /** How far the current row is captured, and how far down all rows are. Device pixels. */
  right: number;
  bottom: number;
  rightEnd: number;
  count: number;
  over: boolean;
  endless: boolean;
  cut: boolean;
}

/** If the region is null, the survey covers all content, including content that is added during the capture. */
export function createSurvey(region: Region | null): Survey {
  const state: State = {
    plan: null,
    right: 0,
    bottom: 0,
    rightEnd: 0,
    count: 0,
    over: false,
    endless: false,
    cut: false,
  };
  const planned = (): Plan => {
    if (state.plan === null) throw new Error('nothing has been seen yet');
    return state.plan;
  };
  const endRow = (bottom: number, atEnd: boolean) => {
    const { box, limit } = planned();
    const isFurther = bottom > state.bottom;
    state.bottom = Math.max(state.bottom, Math.min(bottom, box.bottom));
    state.right = box.left;
    const isWhole = state.bottom >= box.bottom || atEnd || !isFurther;
    state.endless = !isWhole && state.bottom >= limit;
    state.over = isWhole || state.endless;
  };

  return {
    next() {
      const { plan, right, bottom, over } = state;
      if (over) return null;
      if (plan === null) return { left: region?.x ?? 0, top: region?.y ?? 0 };
      return { left: right / plan.scale, top: bottom / plan.scale };
    },
    beyond({ left, top }) {
      const { plan, right, bottom } = state;
      if (plan === null) return { left: 0, top: 0 };
      const past = (at: number, edge: number) => Math.max(0, Math.round(at * plan.scale) - edge) / plan.scale;
      return { left: past(left, right), top: past(top, bottom) };
    },
    add(frame) {
      const { shown } = frame;
      if (state.plan === null) {
        state.plan = planOf(region, frame);
        state.right = state.plan.box.left;
        state.bottom = state.plan.box.top;
      }
      const { plan, right, bottom } = state;
      const { from, box } = tileOf(shown, frame.size);
      if (!isSameView(plan, frame) || box.left > right || box.top > bottom) return null;
      if (region === null) plan.box.bottom = Math.max(plan.box.bottom, boxOf(null, shown, plan.scale).bottom);
      state.count += 1;
      state.cut ||= shown.isCut;
      state.right = Math.max(right, Math.min(box.right, plan.box.right));
      state.rightEnd = Math.max(state.rightEnd, state.right);
      const rowIsSeen = state.right >= plan.box.right || shown.atEnd.right || state.right === right;
      if (rowIsSeen) endRow(box.bottom, shown.atEnd.bottom);
      return { from: { x: from.x, y: from.y + bottom - box.top }, box: { ...box, top: bottom } };
    },
    box: () => planned().box,
    partHeight: () => planned().partHeight,
    coveredTo: () => state.bottom,
    rightEnd: () => state.rightEnd,
    frames: () =>
      state.over ? state.count : Math.max(state.count + 1, tilesFor(planned().box, planned().view)),
    isEndless: () => state.endless,
    isCut: () => state.cut,
  };
}

function planOf(region: Region | null, { shown, size }: Frame): Plan {
  const scale = scaleOf(shown, size);
  const box = boxOf(region, shown, scale);
  const { box: seen } = tileOf(shown, size);
  // The browser rounds the content's own width. A view that spans the whole width has exact sides. If it ends at the
  // window's edge, the last columns of the picture belong to the content. Elsewhere they may belong to its neighbour.
  if (region === null && shown.atEnd.right && seen.left === 0) {
    const isExact = isAtEdge(shown.view.x, shown.view.width, shown.window.width);
    box.right = Math.min(seen.right, box.right + (isExact ? Math.ceil(scale) - 1 : 0));
  }
  const view = { width: seen.right - seen.left, height: seen.bottom - seen.top };
  return {
    scale,
    box,
    window: shown.window,
    partHeight: partHeight({ width: box.right - box.left, height: box.bottom - box.top }),
    limit: region === null ? growthLimit(box.bottom, view.height) : Number.POSITIVE_INFINITY,
    view,
  };
}

/**
 * Whether a frame has the plan's window size and scale. If not, the page was laid out anew, and the frame does not fit.
 */
function isSameView({ scale, window }: Plan, { shown, size }: Frame): boolean {
  return (
    Math.abs(scaleOf(shown, size) - scale) < 1e-6 &&
    shown.window.width === window.width &&
    shown.window.height === window.height
  );
}
