import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export interface Placement {
  top: string;
  bottom: string;
  left: string;
  width: string;
  maxHeight: string;
}

const gap = 4;
const margin = 8;
const wantedHeight = 264;
const wantedWidth = 264;

/**
 * Returns where a list is placed: below its field if there is room, else on the side with more room, always inside the
 * window.
 */
function placeBeside(
  field: { top: number; bottom: number; left: number; right: number },
  view: { width: number; height: number },
  rightToLeft: boolean,
): Placement {
  const below = view.height - field.bottom - gap - margin;
  const above = field.top - gap - margin;
  const down = below >= wantedHeight || below >= above;
  const width = Math.min(Math.max(field.right - field.left, wantedWidth), view.width - 2 * margin);
  const start = rightToLeft ? field.right - width : field.left;
  const left = Math.max(margin, Math.min(start, view.width - margin - width));
  return {
    top: down ? `${field.bottom + gap}px` : 'auto',
    bottom: down ? 'auto' : `${view.height - field.top + gap}px`,
    left: `${left}px`,
    width: `${width}px`,
    maxHeight: `${Math.max(0, Math.min(wantedHeight, down ? below : above))}px`,
  };
}

/** Returns the placement of a list, which follows its field. Null until the field is measured. */
export function usePlacement(field: RefObject<HTMLElement | null>): Placement | null {
  const [placement, setPlacement] = useState<Placement | null>(null);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    const place = (): void => {
      const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
      const rightToLeft = getComputedStyle(element).direction === 'rtl';
      setPlacement(placeBeside(element.getBoundingClientRect(), view, rightToLeft));
    };
    const follow = (event: Event): void => {
      if (event.target instanceof Node && event.target.contains(element)) place();
    };
    place();
    window.addEventListener('resize', place);
    document.addEventListener('scroll', follow, true);
    return () => {
      window.removeEventListener('resize', place);
      document.removeEventListener('scroll', follow, true);
    };
  }, [field]);
  return placement;
}
