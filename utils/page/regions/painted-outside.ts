import { boxOf, isElement, parentOf, styleOf } from '../dom.ts';
import { remember } from '../remember.ts';
import { type Box, grown } from './box.ts';

interface Shift {
  x: number;
  y: number;
  blur: number;
}

interface Painting {
  /** Text shadows of the element's own words. Descendants inherit them. */
  shadows: Shift[];
  /** Drop shadows of everything in the element. */
  shifts: Shift[];
  mirrors: ((box: Box) => Box)[];
}

const nothing: Painting = { shadows: [], shifts: [], mirrors: [] };

/**
 * Returns a function that finds where words are painted again: as shadows and as reflections. Only called for sensitive
 * parts.
 */
export function createPainted() {
  /** Returns what an element and its ancestors do to everything drawn inside. */
  const paintingOf = remember((element: Element): Painting => {
    const parent = parentOf(element);
    const around = parent !== null && isElement(parent) ? paintingOf(parent) : nothing;
    const style = styleOf(element);
    const shifts = style.filter.includes('drop-shadow') ? shiftsIn(style.filter) : [];
    const mirror = mirrorOf(element, Reflect.get(style, 'webkitBoxReflect') as string | undefined);
    const shadows = shiftsIn(style.textShadow);
    const isSame = shifts.length === 0 && mirror === null && shadows.length + around.shadows.length === 0;
    if (isSame) return around;
    return {
      shadows,
      shifts: [...around.shifts, ...shifts],
      mirrors: mirror === null ? around.mirrors : [...around.mirrors, mirror],
    };
  });
  /** Returns the boxes in which a part of an element is painted again, without the part's own box. */
  return (element: Element, box: Box): Box[] => {
    const { shadows, shifts, mirrors } = paintingOf(element);
    if (shadows.length + shifts.length + mirrors.length === 0) return [];
    const shown = [box, ...[...shadows, ...shifts].map((shift) => shifted(box, shift))];
    return [...shown.slice(1), ...mirrors.flatMap((mirror) => shown.map(mirror))];
  };
}

/**
 * Returns the offset and blur of each shadow in a computed value. Only lengths are in pixels: colours are functions or
 * names.
 */
function shiftsIn(value: string): Shift[] {
  if (!value.includes('px')) return [];
  const shifts = value.matchAll(/(-?[\d.]+)px (-?[\d.]+)px(?: (-?[\d.]+)px)?/g);
  return [...shifts].map(([, x, y, blur]) => ({ x: Number(x), y: Number(y), blur: Number(blur ?? 0) }));
}

function shifted(box: Box, { x, y, blur }: Shift): Box {
  // A drop shadow's blur is a standard deviation: three of it contain everything visible.
  return grown({ ...box, x: box.x + x, y: box.y + y }, blur * 3);
}

function mirrorOf(element: Element, value: string | undefined): ((box: Box) => Box) | null {
  const [, side, gap] = /^(above|below|left|right) ?([\d.]+)?/.exec(value ?? '') ?? [];
  if (side === undefined) return null;
  const own = boxOf(element);
  const by = Number(gap ?? 0);
  const axis = {
    above: 2 * own.top - by,
    below: 2 * own.bottom + by,
    left: 2 * own.left - by,
    right: 2 * own.right + by,
  }[side as 'above' | 'below' | 'left' | 'right'];
  return side === 'above' || side === 'below'
    ? (box) => ({ ...box, y: axis - box.y - box.height })
    : (box) => ({ ...box, x: axis - box.x - box.width });
}
