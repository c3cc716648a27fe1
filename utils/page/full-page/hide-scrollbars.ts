import { rootOf } from '../dom.ts';
import { adoptSheet } from './adopted-sheet.ts';
import type { FixedElements } from './fixed-elements.ts';
import type { Scroller } from './scroller.ts';
import type { Root } from './shadow-roots.ts';

const customParts = ['thumb', 'button'].map((part) => `::-webkit-scrollbar-${part}`).join();
const invisible = `${customParts}{background:transparent!important;border-color:transparent!important;box-shadow:none!important}`;

/**
 * Makes a pane's scrollbars invisible without changing their size, or else each part of a picture would show them in
 * another state. Returns a function that undoes it, apart from what `hold` undoes by itself.
 */
export function hideScrollbars(scroller: Scroller, hold: FixedElements['hold']): () => void {
  const { clientWidth, clientHeight } = scroller;
  const held = hold(scroller, { scrollbarColor: 'transparent transparent' });
  if (scroller.clientWidth === clientWidth && scroller.clientHeight === clientHeight) return () => undefined;
  // Chromium ignores the page's own scrollbar styles if there is a scrollbar colour, so the size may change.
  held.cancel();
  const sheet = adoptSheet(rootOf(scroller) as Root, invisible);
  return () => sheet?.remove();
}
