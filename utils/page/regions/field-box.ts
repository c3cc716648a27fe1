import { boxOf, localNameOf, styleOf } from '../dom.ts';
import type { Box } from './box.ts';

/** A line of text is at least this many times as high as its font size. */
const leastLine = 1.15;

/**
 * Returns the box of a field's value. An input's padding above and below is left out, because designs put the field's
 * own label there. Any other element, or an input too low for this, has its whole box.
 */
export function fieldBox(element: Element): Box {
  const { x, y, width, height } = boxOf(element);
  if (localNameOf(element) !== 'input') return { x, y, width, height };
  const style = styleOf(element);
  const px = (length: string): number => Number.parseFloat(length) || 0;
  const { offsetHeight } = element as HTMLElement;
  const scale = offsetHeight > 0 ? height / offsetHeight : 1;
  const top = (px(style.paddingTop) + px(style.borderTopWidth)) * scale;
  const bottom = (px(style.paddingBottom) + px(style.borderBottomWidth)) * scale;
  const inner = height - top - bottom;
  if (inner < px(style.fontSize) * scale * leastLine) return { x, y, width, height };
  return { x, y: y + top, width, height: inner };
}
