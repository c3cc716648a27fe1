import type { Shown } from '../../../utils/page/full-page/shown.ts';

/** A scroller as a browser has it: positions are whole device pixels or whole CSS pixels, and end where the content does. */
export interface FakeScroller {
  content: { width: number; height: number };
  window: { width: number; height: number };
  ratio: number;
  /** What a position is rounded to. */
  snap: 'device' | 'css';
}

export function showAt(
  { content, window, ratio, snap }: FakeScroller,
  { left, top }: { left: number; top: number },
): Shown {
  const reach = {
    left: Math.max(0, content.width - window.width),
    top: Math.max(0, content.height - window.height),
  };
  const step = snap === 'css' ? 1 : 1 / ratio;
  const place = (wanted: number, most: number) =>
    Math.min(most, Math.max(0, Math.round(wanted / step) * step));
  const at = { left: place(left, reach.left), top: place(top, reach.top) };
  return {
    ...at,
    view: { x: 0, y: 0, ...window },
    content,
    window,
    ratio,
    isDocument: true,
    inView: false,
    atEnd: { right: at.left > reach.left - 1, bottom: at.top > reach.top - 1 },
    origin: { x: 0, y: 0 },
    isCut: false,
  };
}

/** The picture that the browser takes of the window. */
export function pictureSize({ window, ratio }: FakeScroller): { width: number; height: number } {
  return { width: Math.round(window.width * ratio), height: Math.round(window.height * ratio) };
}
