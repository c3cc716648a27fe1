import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { formatCount } from '../../utils/format.ts';
import { t } from '../../utils/i18n.ts';
import type { ComboboxOption } from './combobox-filter.ts';
import { Icon } from './icon.tsx';
import { checkIcon } from './icons.ts';
import { usePlacement } from './use-placement.ts';

interface ComboboxListProps {
  id: string;
  label: string;
  /** The field that the list belongs to. */
  field: RefObject<HTMLElement | null>;
  shown: readonly ComboboxOption[];
  more: number;
  /** The number of options that can be chosen, shown or not. */
  count: number;
  /** The list is filtered. A filtered list has no headings, so it shows the path of parents instead. */
  filtering: boolean;
  chosenKey: string | null;
  activeKey: string | null;
  emptyText: string;
  optionId(option: ComboboxOption): string;
  onChoose(option: ComboboxOption): void;
}

/** The list of a combobox. The focus stays in the field; pressing here does not take it away. */
export function ComboboxList(props: ComboboxListProps) {
  const { id, label, field, shown, more, count, filtering, chosenKey, activeKey, emptyText, optionId } =
    props;
  const scroller = useRef<HTMLDivElement>(null);
  const placement = usePlacement(field);
  const isPlaced = placement !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the active row or the rows change, because the active row may then be out of sight
  useLayoutEffect(() => {
    // Wait for the next frame, because the browser measures the rows then anyway.
    const frame = requestAnimationFrame(() => {
      const row = scroller.current?.querySelector<HTMLElement>('[data-active]');
      if (scroller.current && row) keepInView(scroller.current, row);
      else scroller.current?.scrollTo?.({ top: 0 });
    });
    return () => cancelAnimationFrame(frame);
  }, [activeKey, shown, isPlaced]);

  if (!isPlaced) return null;
  let place = 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the element is no control; the handler only keeps the focus in the field
    <div
      ref={scroller}
      class="combobox-popup"
      style={{ ...placement }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div id={id} role="listbox" aria-label={label} class="combobox-list">
        {shown.map((option) =>
          option.heading ? (
            <div
              key={option.key}
              role="option"
              aria-disabled="true"
              aria-selected="false"
              tabIndex={-1}
              class={`combobox-heading depth-${depthOf(option)}`}
            >
              {option.name}
            </div>
          ) : (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the field, which handles all keys
            <div
              key={option.key}
              id={optionId(option)}
              role="option"
              aria-selected={option.key === chosenKey}
              aria-setsize={count}
              aria-posinset={++place}
              tabIndex={-1}
              data-active={option.key === activeKey ? '' : undefined}
              class={`combobox-option depth-${filtering ? 0 : depthOf(option)}`}
              onClick={() => props.onChoose(option)}
            >
              {option.name}
              {option.secondary ? (
                <span class={filtering || !option.depth ? 'combobox-secondary' : 'visually-hidden'}>
                  {' '}
                  {option.secondary}
                </span>
              ) : null}
              {option.key === chosenKey ? <Icon of={checkIcon} /> : null}
            </div>
          ),
        )}
      </div>
      {shown.every((option) => option.heading) ? <p class="combobox-note">{emptyText}</p> : null}
      {more > 0 ? <p class="combobox-note">{t('moreKeepTyping', formatCount(more))}</p> : null}
    </div>
  );
}

function depthOf(option: ComboboxOption): number {
  return Math.min(option.depth ?? 0, 3);
}

function keepInView(scroller: HTMLElement, row: HTMLElement): void {
  const top = row.offsetTop;
  const bottom = top + row.offsetHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = bottom - scroller.clientHeight;
  }
}
