import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const controls = 'button, a[href], input';

/**
 * Keeps the focus in a list that changes by itself. If the focused control was moved, the focus returns to it. If the
 * control was removed, the focus goes to the row that took its place, else to the list's heading.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const last = useRef<{ element: HTMLElement; row: number } | null>(null);

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const list = root.current;
      const inside = target instanceof HTMLElement && list?.contains(target);
      last.current = list && inside ? { element: target, row: rowOf(list, target) } : null;
    };
    // A click outside the controls removes the focus on purpose, so it is not restored.
    const onPointer = () => {
      last.current = null;
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPointer, true);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPointer, true);
    };
  }, [root]);

  useEffect(() => {
    const list = root.current;
    if (list === null || last.current === null) return;
    const { element, row } = last.current;
    const active = document.activeElement;
    if (active === element) last.current = { element, row: rowOf(list, element) };
    if (active !== null && active !== document.body) return;
    if (element.isConnected) return element.focus();
    const rows = rowsOf(list);
    const next = row < 0 ? undefined : rows[Math.min(row, rows.length - 1)];
    (next?.querySelector<HTMLElement>(controls) ?? list.querySelector('h2'))?.focus();
  });
}

function rowsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll('li')];
}

/** Returns the index of the row that contains an element; −1 if none does. */
function rowOf(list: HTMLElement, element: HTMLElement): number {
  return rowsOf(list).findIndex((row) => row.contains(element));
}
