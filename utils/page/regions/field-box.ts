import { boxOf, localNameOf, px, styleOf } from '../dom.ts';
import { type Box, grown } from './box.ts';

/** A line of text is at least this many times as high as its font size. */
const leastLine = 1.15;

/**
 * Returns the box of a field's value. An input's padding above and below is left out, because designs put the field's
 * own label there. Any other element, or an input too low for this, has its whole box.
 */
export function fieldBox(element: Element): Box {
  const box = grown(boxOf(element), 0);
  if (localNameOf(element) !== 'input') return box;
  const style = styleOf(element);
  const { offsetHeight } = element as HTMLElement;
  const scale = offsetHeight > 0 ? box.height / offsetHeight : 1;
  const top = (px(style.paddingTop) + px(style.borderTopWidth)) * scale;
  const bottom = (px(style.paddingBottom) + px(style.borderBottomWidth)) * scale;
  const height = box.height - top - bottom;
  return height < px(style.fontSize) * scale * leastLine ? box : { ...box, y: box.y + top, height };
}
