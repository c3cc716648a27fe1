import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { bandColour, linesOf, paneHeight, rowCount } from '../bands.ts';

/** Colours the lines by a style sheet, because the editor accepts no elements that it does not know. */
export function draw(root: HTMLElement): void {
  root.style.cssText = `height: ${paneHeight}px; overflow: auto; border: 1px solid #ccc`;
  const lines = Array.from({ length: rowCount }, (_, at) => at);
  const style = document.createElement('style');
  style.textContent = `.tiptap p { margin: 0; height: 36px; }\n${lines
    .map((at) => `.tiptap p:nth-of-type(${at + 1}) { border-left: 40px solid ${bandColour(at)}; }`)
    .join('\n')}`;
  document.head.append(style);
  new Editor({
    element: root,
    extensions: [StarterKit],
    content: lines.map((at) => `<p>${linesOf(at)}</p>`).join(''),
  });
}
