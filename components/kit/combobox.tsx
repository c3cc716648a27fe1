import { useId, useRef } from 'preact/hooks';
import { t } from '../../utils/i18n.ts';
import type { ComboboxOption } from './combobox-filter.ts';
import { describedBy, Field } from './field.tsx';
import { Icon } from './icon.tsx';
import { chevronIcon, closeIcon } from './icons.ts';
import { loadLater } from './load-later.tsx';
import { useCombobox } from './use-combobox.ts';
import { useSelectOnFocus } from './use-select-on-focus.ts';

const ComboboxList = loadLater(() => import('./combobox-list.tsx').then((part) => part.ComboboxList));

/** Loads the code that draws a combobox's list. A screen calls it early, so that the first list opens without a wait. */
export const loadComboboxList = ComboboxList.load;

export interface ComboboxProps {
  label: string;
  /** The control's `name`. Screens find the control by it to move the focus. */
  name: string;
  options: readonly ComboboxOption[];
  /** The text in the field. */
  text: string;
  /** The text that filters the list. Empty shows the whole list. */
  query: string;
  chosenKey: string | null;
  takesFirstMatch: boolean;
  startsOpen?: boolean | undefined;
  /** Shown instead of an empty list. */
  emptyText: string;
  /** Shown instead if the query matches nothing. If absent, a standard sentence says so. */
  noMatchText?: string | undefined;
  placeholder?: string | undefined;
  required?: boolean | undefined;
  hint?: string | undefined;
  problem?: string | undefined;
  disabled?: boolean | undefined;
  /** Focusing the field does not select its text, so typing adds to the text instead of replacing it. */
  keepsText?: boolean | undefined;
  /** Returns true if the typed text itself chose an option. The list then closes. */
  onType(text: string): boolean | undefined;
  onChoose(option: ComboboxOption): void;
  onFocus?(): void;
  onLeave?(): void;
  /** Called by a button that empties the field. If absent, there is no such button. */
  onClear?: (() => void) | undefined;
}

/** A text field with a list under it that typing narrows (ARIA 1.2 combobox, list autocompletion). */
export function Combobox(props: ComboboxProps) {
  const { label, text, query, chosenKey, problem, hint, disabled = false } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const list = useCombobox(props);
  const optionId = (option: ComboboxOption): string => `${id}-option-${option.key}`;

  const open = list.open && !disabled;
  const activeId = list.active && optionId(list.active);

  const selecting = useSelectOnFocus(input, props);
  const type = (typed: string): void => {
    selecting.onInput();
    list.restart();
    if (props.onType(typed)) list.close();
  };

  return (
    <Field id={id} label={label} required={props.required} hint={hint} problem={problem}>
      <div class="combobox" ref={box}>
        <input
          ref={input}
          id={id}
          name={props.name}
          class="input combobox-input"
          {...comboboxRole(id, props, { open, activeId })}
          disabled={disabled}
          dir={text === '' ? undefined : 'auto'}
          value={text}
          placeholder={props.placeholder}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={list.onKeyDown}
          onMouseDown={list.show}
          onFocus={() => {
            void ComboboxList.load();
            selecting.onFocus();
            props.onFocus?.();
          }}
          onClick={selecting.onClick}
          onBlur={() => {
            list.close();
            props.onLeave?.();
          }}
        />
        {props.onClear !== undefined && !disabled ? (
          <ClearButton
            label={label}
            onClear={() => {
              props.onClear?.();
              input.current?.focus();
            }}
          />
        ) : null}
        <span class="combobox-chevron">
          <Icon of={chevronIcon} />
        </span>
        {open ? (
          <ComboboxList
            id={`${id}-list`}
            label={label}
            field={box}
            shown={list.shown}
            more={list.more}
            count={list.count}
            filtering={query !== ''}
            chosenKey={chosenKey}
            activeKey={list.active?.key ?? null}
            optionId={optionId}
            emptyText={noneText(props)}
            onChoose={list.choose}
          />
        ) : null}
      </div>
      <span class="visually-hidden" aria-live="polite">
        {open ? announcement(list.count, props) : ''}
      </span>
    </Field>
  );
}

/** Returns the attributes of a text field that is a combobox. */
function comboboxRole(
  id: string,
  { required, hint, problem }: ComboboxProps,
  { open, activeId }: { open: boolean; activeId: string | undefined },
) {
  return {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
    'aria-autocomplete': 'list',
    'aria-expanded': open,
    'aria-controls': `${id}-list`,
    'aria-activedescendant': activeId,
    'aria-required': required,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': describedBy(id, hint, problem),
  } as const;
}

function ClearButton({ label, onClear }: { label: string; onClear(): void }) {
  return (
    <button
      type="button"
      class="combobox-clear"
      tabIndex={-1}
      aria-label={t('clearField', label)}
      onClick={onClear}
    >
      <Icon of={closeIcon} />
    </button>
  );
}

function noneText({ query, emptyText, noMatchText }: ComboboxProps): string {
  return query.trim() === '' ? emptyText : (noMatchText ?? t('noMatches', query.trim()));
}

function announcement(count: number, props: ComboboxProps): string {
  if (count === 0) return noneText(props);
  return count === 1 ? t('countOne') : t('countOther', count);
}
