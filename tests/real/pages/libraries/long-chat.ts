import { bandOf, linesOf, paneHeight, rowCount } from '../bands.ts';

/**
 * Draws messages as in a chat: the newest is at the bottom, where the page begins, and the list scrolls up from there.
 */
export function draw(root: HTMLElement): void {
  root.style.cssText = `height: ${paneHeight}px; overflow: auto; display: flex; flex-direction: column-reverse`;
  for (let at = rowCount - 1; at >= 0; at -= 1) {
    const row = document.createElement('div');
    row.style.cssText = 'display: flex; gap: 10px; flex: none; height: 40px';
    row.append(bandOf(at), linesOf(at));
    root.append(row);
  }
}
