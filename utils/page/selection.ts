import { ownOf } from './dom.ts';
import { readRichText } from './read-rich-text.ts';
import type { RichText } from './rich-text.ts';

/** What the person has selected, in the text of the page or in a field of it; null where that is nothing. */
export function readSelection(document: Document): RichText | null {
  const field = fieldSelection(ownOf(document, 'activeElement'));
  if (field !== null) return field;
  const selection = ownOf(document, 'getSelection').call(document);
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const text = readRichText(range.commonAncestorContainer, {
    range,
    baseUrl: ownOf(document, 'baseURI'),
    isVisible: isRendered,
  });
  return text.length === 0 ? null : text;
}

/** Fields keep their selection to themselves. A password is nobody's quotation. */
function fieldSelection(active: Element | null): RichText | null {
  const isField =
    active instanceof HTMLTextAreaElement ||
    (active instanceof HTMLInputElement && active.type !== 'password');
  if (!isField) return null;
  const { selectionStart: start, selectionEnd: end } = active;
  if (start === null || end === null || start === end) return null;
  const lines = active.value.slice(start, end).split('\n');
  return [
    {
      tag: 'p',
      children: lines.flatMap((line, at) => (at === 0 ? [line] : [{ tag: 'br', children: [] }, line])),
    },
  ];
}

export function isRendered(element: Element): boolean {
  const style = getComputedStyle(element);
  return style.display !== 'none' && style.visibility !== 'hidden';
}
