import { useEffect, useMemo, useState } from 'preact/hooks';
import { fold } from '../../utils/captures/words.ts';
import { t } from '../../utils/i18n.ts';
import { Combobox } from './combobox.tsx';
import type { ComboboxOption } from './combobox-filter.ts';

const firstKey = 'first';

interface ChoiceFieldProps {
  label: string;
  name: string;
  /** All options except the first choice. Each key is the id in digits. */
  options: readonly ComboboxOption[];
  /** The choice that stands for null, such as “Unassigned”. */
  firstChoice: string;
  value: number | null;
  emptyText: string;
  /** The reason why there is no list. The field is disabled and shows this text. */
  unavailable?: string | undefined;
  required?: boolean | undefined;
  hint?: string | undefined;
  problem?: string | undefined;
  disabled?: boolean | undefined;
  onChange(value: number | null): void;
}

/**
 * A field in which the person chooses one entry of a list, or none. If the typed text matches no entry, the text stays
 * in the field, and a note says that the text is not used.
 */
export function ChoiceField(props: ChoiceFieldProps) {
  const { label, name, options, firstChoice, value, unavailable, problem, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const all = useMemo(() => [{ key: firstKey, name: firstChoice }, ...options], [options, firstChoice]);
  const chosenKey = value === null ? firstKey : String(value);
  const chosenName = all.find((option) => option.key === chosenKey)?.name ?? `#${value}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the value changes, because a choice made elsewhere replaces half-typed text
  useEffect(() => {
    setTyped(null);
    setLeft(false);
  }, [value]);

  const choose = (option: ComboboxOption): void => {
    setTyped(null);
    setLeft(false);
    onChange(option.key === firstKey ? null : Number(option.key));
  };
  const leave = (): void => {
    if (typed === null) return;
    const meant = typed.trim() === '' ? all[0] : exactMatch(all, typed);
    if (meant === undefined) setLeft(true);
    else choose(meant);
  };
  const unused = left && typed !== null ? t('notChosen', typed.trim(), chosenName) : undefined;

  return (
    <Combobox
      label={label}
      name={name}
      options={all}
      text={unavailable ?? typed ?? chosenName}
      query={typed ?? ''}
      chosenKey={chosenKey}
      takesFirstMatch
      required={props.required}
      emptyText={props.emptyText}
      hint={props.hint ?? (options.length === 0 && unavailable === undefined ? props.emptyText : undefined)}
      problem={unused ?? problem}
      disabled={props.disabled || unavailable !== undefined}
      onType={(text) => {
        setLeft(false);
        setTyped(text);
        return false;
      }}
      onChoose={choose}
      onLeave={leave}
      onClear={
        value !== null || typed !== null ? () => choose({ key: firstKey, name: firstChoice }) : undefined
      }
    />
  );
}

/**
 * Returns the option whose name or e-mail address equals the typed text, ignoring case and accents. Undefined if there
 * is none or several.
 */
function exactMatch(options: readonly ComboboxOption[], typed: string): ComboboxOption | undefined {
  const wanted = fold(typed);
  const found = options.filter(
    (option) => !option.heading && (fold(option.name) === wanted || fold(option.secondary ?? '') === wanted),
  );
  return found.length === 1 ? found[0] : undefined;
}
