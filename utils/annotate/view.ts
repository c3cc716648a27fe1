import { clamp, type Point, type Rect } from './geometry.ts';

/**
 * A point on the screen, in CSS pixels from the canvas's top left corner. Points in the image have other names
 * (geometry.ts).
 */
export interface ScreenPoint {
  left: number;
  top: number;
}

/** The canvas's size on the screen, in CSS pixels. */
export interface Area {
  across: number;
  down: number;
}

/** Where the image's top left corner is on the screen, and how many CSS pixels an image pixel has (`scale`). */
export interface View extends ScreenPoint {
  scale: number;
}

const margin = 16;
const greatestScale = 8;

export function toImage({ scale, left, top }: View, at: ScreenPoint): Point {
  return { x: (at.left - left) / scale, y: (at.top - top) / scale };
}

export function toScreen({ scale, left, top }: View, { x, y }: Point): ScreenPoint {
  return { left: left + x * scale, top: top + y * scale };
}

/**
 * Returns the view with the whole frame in the middle of the canvas, at most at `greatest` CSS pixels per image pixel.
 */
export function fitted(frame: Rect, area: Area, greatest: number): View {
  const room = { across: Math.max(1, area.across - 2 * margin), down: Math.max(1, area.down - 2 * margin) };
  const scale = Math.min(greatest, room.across / frame.width, room.down / frame.height);
  return {
    scale,
    left: (area.across - frame.width * scale) / 2 - frame.x * scale,
    top: (area.down - frame.height * scale) / 2 - frame.y * scale,
  };
}

/** Returns the view with the frame as wide as the canvas, beginning at its top, and otherwise like `fitted`. */
export function fittedAcross(frame: Rect, area: Area, greatest: number): View {
  const scale = Math.min(greatest, Math.max(1, area.across - 2 * margin) / frame.width);
  return settled({ scale, left: 0, top: margin - frame.y * scale }, frame, area);
}

/**
 * Zooms by a factor and keeps the point `at` in its place. The scale does not fall below `least`, in CSS pixels per
 * image pixel.
 */
export function zoomed(view: View, factor: number, at: ScreenPoint, least: number): View {
  const scale = clamp(view.scale * factor, Math.min(least, view.scale), greatestScale);
  const { x, y } = toImage(view, at);
  return { scale, left: at.left - x * scale, top: at.top - y * scale };
}

export function panned(view: View, by: ScreenPoint): View {
  return { ...view, left: view.left + by.left, top: view.top + by.top };
}

/** Centres the frame if the canvas is larger; if the canvas is smaller, removes empty space at the frame's edges. */
export function settled(view: View, frame: Rect, area: Area): View {
  const place = (start: number, from: number, size: number, room: number) => {
    const length = size * view.scale;
    const offset = from * view.scale;
    if (length + 2 * margin <= room) return (room - length) / 2 - offset;
    return clamp(start, room - margin - length - offset, margin - offset);
  };
  return {
    scale: view.scale,
    left: place(view.left, frame.x, frame.width, area.across),
    top: place(view.top, frame.y, frame.height, area.down),
  };
}

/** Moves the view as little as possible to bring a point of the image into sight. */
export function withInSight(view: View, point: Point, area: Area): View {
  const at = toScreen(view, point);
  return panned(view, {
    left: clamp(at.left, margin, area.across - margin) - at.left,
    top: clamp(at.top, margin, area.down - margin) - at.top,
  });
}
