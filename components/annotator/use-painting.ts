import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Area } from '../../utils/annotate/view.ts';

/** Returns the canvas's size on the screen in CSS pixels, and renders again when it changes. */
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

/** Paints at most once per frame, however much has changed. `ratio` is canvas pixels per CSS pixel. */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  { across, down }: Area,
  paint: (ink: CanvasRenderingContext2D, ratio: number) => void,
): void {
  const asked = useRef(0);
  // A layout effect requests the frame early enough. A plain effect would run after the next frame, and every line
  // would appear a frame late.
  useLayoutEffect(() => {
    cancelAnimationFrame(asked.current);
    asked.current = requestAnimationFrame(() => {
      const element = canvas.current;
      const ink = element?.getContext('2d');
      if (!element || !ink) return;
      const ratio = devicePixelRatio;
      const [width, height] = [Math.round(across * ratio), Math.round(down * ratio)];
      // Setting the size clears the canvas, even if the size stays the same.
      if (element.width !== width || element.height !== height) Object.assign(element, { width, height });
      ink.setTransform(1, 0, 0, 1, 0, 0);
      ink.clearRect(0, 0, width, height);
      paint(ink, ratio);
    });
    return () => cancelAnimationFrame(asked.current);
  }, [canvas, across, down, paint]);
}
