import { useMemo, useState } from 'preact/hooks';
import { type ComboboxOption, filterOptions, searchable } from './combobox-filter.ts';

const pageSize = 8;

interface ComboboxInput {
  options: readonly ComboboxOption[];
  query: string;
  chosenKey: string | null;
  /** While the person types, Enter and Tab choose the first match. False if any text is a valid value. */
  takesFirstMatch: boolean;
  onChoose(option: ComboboxOption): void;
  /** The list is open from the start, because the person has just asked for the field. */
  startsOpen?: boolean | undefined;
}

/** The behaviour of an ARIA 1.2 list combobox: which options show, which one is active, what each key does. */
export function useCombobox({
  options,
  query,
  chosenKey,
  takesFirstMatch,
  onChoose,
  startsOpen = false,
}: ComboboxInput) {
  const [open, setOpen] = useState(startsOpen);
  const [pointedKey, setPointedKey] = useState<string | null>(null);
  const index = useMemo(() => once(() => searchable(options)), [options]);
  const filtered = useMemo(
    () => (open ? filterOptions(index(), query, chosenKey) : { shown: [], count: 0, more: 0 }),
    [open, index, query, chosenKey],
  );
  const choices = useMemo(() => filtered.shown.filter((option) => !option.heading), [filtered]);
  const fallback = takesFirstMatch && query.trim() !== '' ? choices[0] : undefined;
  const active = choices.find((option) => option.key === pointedKey) ?? fallback;

  const show = (): void => {
    if (open) return;
    setPointedKey(query === '' ? chosenKey : null);
    setOpen(true);
  };
  /** Opens the list for a new text. The option that was pointed at belonged to the old text. */
  const restart = (): void => {
    setPointedKey(null);
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    setPointedKey(null);
  };
  const choose = (option: ComboboxOption): void => {
    if (option.heading) return;
    close();
    onChoose(option);
  };
  const move = (step: number): void => {
    const from = active === undefined ? -1 : choices.indexOf(active);
    const to = stepWithin(from, step, choices.length);
    setPointedKey(choices[to]?.key ?? null);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const handled = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        handled();
        if (event.altKey && event.key === 'ArrowUp') close();
        else if (!open) show();
        else move(event.key === 'ArrowDown' ? 1 : -1);
        return;
      case 'PageDown':
      case 'PageUp':
        if (!open) return;
        handled();
        move(event.key === 'PageDown' ? pageSize : -pageSize);
        return;
      case 'Home':
      case 'End':
        if (!open || event.shiftKey) return;
        handled();
        setPointedKey((event.key === 'Home' ? choices[0] : choices.at(-1))?.key ?? null);
        return;
      case 'Enter': {
        if (!open) return;
        const sends = event.ctrlKey || event.metaKey;
        if (!sends) handled();
        if (active === undefined) close();
        else choose(active);
        return;
      }
      case 'Tab':
        if (open && active !== undefined) choose(active);
        else close();
        return;
      case 'Escape':
        if (!open) return;
        handled();
        close();
        return;
    }
  };

  return { open, show, restart, close, choose, onKeyDown, active, ...filtered };
}

/** Returns a function that calls `make` at its first call only, so that a list that nobody opens costs nothing. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Returns the index after a step; −1 if there are no options. A step of one wraps around at the ends; larger steps stop
 * there.
 */
function stepWithin(from: number, step: number, length: number): number {
  if (length === 0) return -1;
  if (from === -1) return step > 0 ? 0 : length - 1;
  const to = from + step;
  if (Math.abs(step) === 1) return (to + length) % length;
  return Math.max(0, Math.min(length - 1, to));
}
