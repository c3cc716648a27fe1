import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';

interface SelectOnFocus {
  onFocus(): void;
  onClick(): void;
  onInput(): void;
}

/**
 * Selects a field's text when the field gets the focus, so that typing replaces it. A click sets the caret after the
 * focus event, so the click selects the text again.
 */
export function useSelectOnFocus(
  input: RefObject<HTMLInputElement | null>,
  { keepsText = false }: { keepsText?: boolean | undefined },
): SelectOnFocus {
  const freshFocus = useRef(false);
  return {
    onFocus: () => {
      freshFocus.current = !keepsText;
      if (freshFocus.current) input.current?.select();
    },
    onClick: () => {
      if (freshFocus.current) input.current?.select();
      freshFocus.current = false;
    },
    onInput: () => {
      freshFocus.current = false;
    },
  };
}
