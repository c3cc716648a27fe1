import { anyShadowOf, contains, hostOf, isElement, ownOf, parentOf, rootOf, styleOf } from '../dom.ts';
import { remember } from '../remember.ts';
import type { Box } from './box.ts';
import { isOpaque } from './opaque.ts';
import type { PageText } from './page-text.ts';
import type { Place } from './place.ts';

/**
 * At most this many points are checked for what is drawn there: a browser needs up to a tenth of a millisecond per
 * point.
 */
const mostPoints = 1500;
/** The distance between the points in a box. CSS pixels. */
const step = 24;

/**
 * Returns a function that finds the uncovered parts of a box: the browser knows which element covers which. Parts for
 * which this is unknown count as visible.
 */
export function createCover({ covers }: Pick<PageText, 'covers'>) {
  let left = mostPoints;
  const isFullyOpaque = remember(letsNothingThrough);

  const coversAt = (list: Element[], x: number, y: number): boolean =>
    list.some((element) => {
      if (isFullyOpaque(element)) return true;
      const root = anyShadowOf(element);
      return (
        root?.elementsFromPoint(x, y).some((inner) => rootOf(inner) === root && isFullyOpaque(inner)) ?? false
      );
    });

  const isCoveredAt = (x: number, y: number, element: Element, place: Place): boolean => {
    left -= 1;
    const point = place.frame === null ? { x, y } : place.frame.fromTop(x, y);
    const root = rootOf(element) as Document | ShadowRoot;
    const drawn = ownOf(root, 'elementsFromPoint')?.call(root, point.x, point.y) ?? [];
    const at = drawn.indexOf(element);
    if (at > 0 && coversAt(drawn.slice(0, at), point.x, point.y)) return true;
    return place.frame !== null && isCoveredAt(x, y, place.frame.element, place.frame.place);
  };

  /** Returns the visible parts of a box of an element, in the top window's coordinates. */
  return (box: Box, element: Element, place: Place): Box[] => {
    const over = covers.filter((one) => overlaps(one.box, box) && !holds(one.element, element, place));
    if (over.length === 0 || left <= 0) return [box];
    const cut = (start: 'x' | 'y', size: 'width' | 'height'): number[] =>
      edges(
        box[start],
        box[start] + box[size],
        over.flatMap(({ box: one }) => [one[start], one[start] + one[size]]),
      );
    const xs = cut('x', 'width');
    const ys = cut('y', 'height');
    const isSeen = (part: Box): boolean => {
      if (!over.some((one) => overlaps(one.box, part))) return true;
      return pointsIn(part).some(({ x, y }) => left <= 0 || !isCoveredAt(x, y, element, place));
    };
    return ys.slice(1).flatMap((bottom, row) => {
      const y = ys[row] ?? 0;
      const seen = xs
        .slice(1)
        .map((right, at) => ({ x: xs[at] ?? 0, y, width: right - (xs[at] ?? 0), height: bottom - y }))
        .filter(isSeen);
      return seen.reduce<Box[]>((joined, part) => {
        const last = joined.at(-1);
        if (last !== undefined && last.x + last.width >= part.x) last.width = part.x + part.width - last.x;
        else joined.push({ ...part });
        return joined;
      }, []);
    });
  };
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * Whether a cover contains the element. The cover is then behind the element, unless the page puts the element behind
 * it on purpose.
 */
function holds(cover: Element, element: Element, place: Place): boolean {
  for (let at: Element | null = element, frame = place.frame; at !== null; ) {
    if (contains(cover, at)) return true;
    const host = hostOf(rootOf(at));
    if (host !== null) {
      at = host;
      continue;
    }
    at = frame?.element ?? null;
    frame = frame?.place.frame ?? null;
  }
  return false;
}

function edges(from: number, to: number, cuts: number[]): number[] {
  const inside = cuts.filter((cut) => cut > from + 0.5 && cut < to - 0.5);
  return [...new Set([from, ...inside, to])].sort((a, b) => a - b);
}

function pointsIn({ x, y, width, height }: Box): { x: number; y: number }[] {
  const along = (from: number, length: number): number[] => {
    const inset = Math.min(1, length / 2);
    const between = Math.max(1, Math.ceil((length - 2 * inset) / step));
    return Array.from(
      { length: between + 1 },
      (_, at) => from + inset + ((length - 2 * inset) * at) / between,
    );
  };
  const rows = along(y, height);
  return along(x, width).flatMap((at) => rows.map((row) => ({ x: at, y: row })));
}

function letsNothingThrough(element: Element): boolean {
  const style = styleOf(element);
  if (!isOpaque(style) || style.visibility !== 'visible') return false;
  for (let at: Node | null = element; at !== null; at = parentOf(at) ?? hostOf(at)) {
    if (!isElement(at)) continue;
    const { opacity, filter, mixBlendMode, maskImage } = styleOf(at);
    const isPlain = /^(?:none|normal)*$/.test(filter + mixBlendMode + (maskImage ?? ''));
    if (!isPlain || Number(opacity || 1) !== 1) return false;
  }
  return true;
}
