import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Point, Rect } from '../../utils/annotate/geometry.ts';
import {
  type Area,
  fitted,
  fittedAcross,
  panned,
  type ScreenPoint,
  settled,
  type View,
  withInSight,
  zoomed,
} from '../../utils/annotate/view.ts';

export interface ViewControl {
  view: View;
  /** Zooms around `at`, or around the canvas's middle if it is absent. */
  zoom(factor: number, at?: ScreenPoint): void;
  pan(by: ScreenPoint): void;
  /** Shows the whole frame, even if the canvas changes its size. */
  fit(): void;
  reveal(point: Point): void;
}

const leastShare = 0.25;

/**
 * Returns where the picture is on the canvas. The view shows the frame in the canvas's width until the person zooms or
 * pans, and again when the frame changes.
 */
export function useView({ x, y, width, height }: Rect, { across, down }: Area, unit: number): ViewControl {
  const [own, setOwn] = useState<View | 'width' | 'whole'>('width');
  const frame = useMemo(() => ({ x, y, width, height }), [x, y, width, height]);
  const area = useMemo(() => ({ across, down }), [across, down]);
  const whole = useMemo(() => fitted(frame, area, 1 / unit), [frame, area, unit]);
  const least = Math.min(whole.scale, leastShare / unit);
  const viewOf = useCallback(
    (view: View | 'width' | 'whole') => {
      if (view === 'whole') return whole;
      return view === 'width' ? fittedAcross(frame, area, 1 / unit) : settled(view, frame, area);
    },
    [whole, frame, area, unit],
  );

  useEffect(() => {
    if (frame.width > 0) setOwn('width');
  }, [frame]);

  const change = useCallback(
    (to: (view: View) => View) => setOwn((before) => settled(to(viewOf(before)), frame, area)),
    [viewOf, frame, area],
  );
  const zoom = useCallback(
    (factor: number, at = { left: area.across / 2, top: area.down / 2 }) =>
      change((view) => zoomed(view, factor, at, least)),
    [change, area, least],
  );
  const pan = useCallback((by: ScreenPoint) => change((view) => panned(view, by)), [change]);
  const fit = useCallback(() => setOwn('whole'), []);
  const reveal = useCallback(
    (point: Point) => {
      setOwn((before) => {
        const view = viewOf(before);
        const after = withInSight(view, point, area);
        return after.left === view.left && after.top === view.top ? before : after;
      });
    },
    [viewOf, area],
  );
  return { view: viewOf(own), zoom, pan, fit, reveal };
}
