import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const controls = 'button, a[href], input';

/**
 * Keeps the keyboard's place in a list that changes by itself: where the focused control went away or was moved, the
 * focus goes to the control itself, else into the row that took its place, else to the list's heading.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const last = useRef<{ element: HTMLElement; row: number } | null>(null);

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      const list = root.current;
      const inside = target instanceof HTMLElement && list?.contains(target);
      last.current = list && inside ? { element: target, row: rowOf(list, target) } : null;
    };
    // A click beside every control takes the focus away on purpose.
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

/** −1 for what is in no row. */
function rowOf(list: HTMLElement, element: HTMLElement): number {
  return rowsOf(list).findIndex((row) => row.contains(element));
}
