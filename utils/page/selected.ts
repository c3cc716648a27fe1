import { openRootsOf, ownOf, shadowOf } from './dom.ts';

/** The part of a field's value that is selected, in UTF-16 units. */
export interface SelectedPart {
  field: HTMLTextAreaElement | HTMLInputElement;
  start: number;
  end: number;
}

/** Whether something is selected in this document. A page can be built so that asking fails; then nothing is. */
export function hasSelection(document: Document): boolean {
  try {
    return selectedPart(document) !== null || selectedSpans(document).length > 0;
  } catch {
    return false;
  }
}

/** Returns the focused element, in open shadow roots too. */
export function activeIn(document: Document): Element | null {
  let active = ownOf(document, 'activeElement');
  for (let inner = active; inner !== null; inner = shadowOf(inner)?.activeElement ?? null) active = inner;
  return active;
}

/** Returns the selection in the focused field, which the document's own selection does not tell; null if there is none. */
export function selectedPart(document: Document): SelectedPart | null {
  const field = activeIn(document);
  const isField = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  if (!isField) return null;
  const { selectionStart: start, selectionEnd: end } = field;
  return start === null || end === null || start === end ? null : { field, start, end };
}

/** Returns the selected ranges. Firefox may select several at once, for example a table's column. */
export function selectedSpans(document: Document): AbstractRange[] {
  const selection = ownOf(document, 'getSelection').call(document);
  if (selection === null) return [];
  const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
  const shadowRoots = ranges.length === 1 ? openRootsOf(document) : [];
  const spans = shadowRoots.length === 0 ? ranges : acrossShadows(selection, shadowRoots);
  return spans.filter((span) => !span.collapsed);
}

/**
 * Returns the selected ranges across shadow roots, at whose borders ordinary ranges end. Before Chromium 137 and
 * Firefox 142 only the shadow root with the selection knows more.
 */
function acrossShadows(selection: Selection, shadowRoots: ShadowRoot[]): AbstractRange[] {
  if (typeof selection.getComposedRanges === 'function') return selection.getComposedRanges({ shadowRoots });
  const inside = shadowRoots.flatMap((root) => {
    const getSelection: unknown = Reflect.get(root, 'getSelection');
    const own = typeof getSelection === 'function' ? (getSelection.call(root) as Selection | null) : null;
    return own !== null && own.rangeCount > 0 && !own.isCollapsed ? [own.getRangeAt(0)] : [];
  });
  return inside.length > 0 ? inside : [selection.getRangeAt(0)];
}
