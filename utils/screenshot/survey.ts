import type { Region } from '../page/full-page/region-geometry.ts';
import type { Shown } from '../page/full-page/shown.ts';
import {
  type Box,
  boxOf,
  growthLimit,
  type PictureSize,
  partHeight,
  scaleOf,
  type Tile,
  tileOf,
  tilesFor,
} from './plan.ts';

/** What one picture of the window showed. */
export interface Frame {
  shown: Shown;
  size: PictureSize;
}

/** Keeps the account of what is seen of a region: row by row, and in a row from left to right. */
export interface Survey {
  /** Where the next view is to begin, in CSS pixels; null once everything is seen. */
  next(): { left: number; top: number } | null;
  /** How far a view begins beyond where it was to: what lies between would be missing. CSS pixels, never negative. */
  beyond(shown: Shown): { left: number; top: number };
  /** Takes a frame to account. Returns what of it is new; null where the page is no longer as it was. */
  add(frame: Frame): Tile | null;
  /** Known from the first frame on. */
  box(): Box;
  partHeight(): number;
  /** Rows above this one are seen in their whole width. */
  coveredTo(): number;
  /** Where the content turned out to end on the right. */
  rightEnd(): number;
  /** How many frames it takes, as far as is known. */
  frames(): number;
  /** The content went on growing, and is not followed any further. */
  isEndless(): boolean;
  /** A part of it could be shown by nobody but the page. */
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
  /** How far the row under way is seen, and how far all rows are. */
  right: number;
  bottom: number;
  rightEnd: number;
  count: number;
  over: boolean;
  endless: boolean;
  cut: boolean;
}

/** Null takes everything there is, also what comes while one looks. */
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
  // Where the view reaches from edge to edge its sides are exact; the content's own figures are rounded.
  if (region === null && shown.atEnd.right && seen.left === 0) box.right = Math.min(box.right, seen.right);
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

/** A window of another size, or another zoom, lays the page out anew: what is seen then does not fit what was. */
function isSameView({ scale, window }: Plan, { shown, size }: Frame): boolean {
  return (
    Math.abs(scaleOf(shown, size) - scale) < 1e-6 &&
    shown.window.width === window.width &&
    shown.window.height === window.height
  );
}
