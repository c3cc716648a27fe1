import { useMemo, useState } from 'preact/hooks';
import { type ComboboxOption, filterOptions, searchable } from './combobox-filter.ts';
import { indexAfter, meaningOfKey } from './combobox-keys.ts';

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
  const point = (option: ComboboxOption | undefined): void => setPointedKey(option?.key ?? null);

  const onKeyDown = (event: KeyboardEvent): void => {
    const meaning = meaningOfKey(event, open);
    if (meaning === null) return;
    if (meaning.isTaken) {
      event.preventDefault();
      event.stopPropagation();
    }
    const { does } = meaning;
    if (does === 'show') show();
    else if (does === 'close') close();
    else if (does === 'first') point(choices[0]);
    else if (does === 'last') point(choices.at(-1));
    else if (does !== 'choose')
      point(choices[indexAfter(does, active === undefined ? -1 : choices.indexOf(active), choices.length)]);
    else if (active === undefined) close();
    else choose(active);
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
