import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Gives the canvas the focus when it appears, unless a control has the focus or nothing can be drawn. */
export function useFirstFocus(
  canvas: RefObject<HTMLCanvasElement | null>,
  disabled: boolean,
  onCursor: (withCursor: boolean) => void,
): void {
  const first = useRef({ disabled, onCursor });
  useLayoutEffect(() => {
    if (first.current.disabled || document.activeElement !== document.body) return;
    canvas.current?.focus();
    // The keyboard's cursor is shown from the first key on: whoever draws with the pointer does not need it.
    first.current.onCursor(false);
  }, [canvas]);
}
