import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Area } from '../utils/annotate/view.ts';

/** The canvas's size on the screen in CSS pixels, as it changes. */
export function useArea(canvas: RefObject<HTMLCanvasElement | null>): Area {
  const [area, setArea] = useState<Area>({ across: 0, down: 0 });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const measure = () => setArea({ across: element.clientWidth, down: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [canvas]);
  return area;
}

/** Paints once for each frame the screen shows, however much has changed since the last one. `ratio` is canvas per CSS pixel. */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  { across, down }: Area,
  paint: (ink: CanvasRenderingContext2D, ratio: number) => void,
): void {
  const asked = useRef(0);
  // Asked for as soon as the change is drawn: an effect would come after the frame that is due, and each line a frame late.
  useLayoutEffect(() => {
    cancelAnimationFrame(asked.current);
    asked.current = requestAnimationFrame(() => {
      const element = canvas.current;
      const ink = element?.getContext('2d');
      if (!element || !ink) return;
      const ratio = devicePixelRatio;
      const [width, height] = [Math.round(across * ratio), Math.round(down * ratio)];
      // Setting a size empties the canvas, also where it stays the same.
      if (element.width !== width || element.height !== height) Object.assign(element, { width, height });
      ink.setTransform(1, 0, 0, 1, 0, 0);
      ink.clearRect(0, 0, width, height);
      paint(ink, ratio);
    });
    return () => cancelAnimationFrame(asked.current);
  }, [canvas, across, down, paint]);
}
