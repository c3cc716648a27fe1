import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../kit/icon.tsx';
import { chevronIcon } from '../kit/icons.ts';

export interface FormChip {
  key: string;
  label: string;
  /** The button's accessible name, if the label is too short to explain the button. The name contains the label. */
  name?: string;
  /** Loads the code of what the chip opens, so that the chip opens with its content. */
  load(): Promise<unknown>;
  panel(): ComponentChildren;
}

interface FormChipsProps {
  chips: readonly FormChip[];
  /** The key of the chip that is open; null if none is. */
  open: string | null;
  onOpen(key: string | null): void;
  /** Shown at the end of the row. */
  children: ComponentChildren;
}

/** A row of buttons, each of which opens a part of the form under the row. One part is open at a time. */
export function FormChips({ chips, open, onOpen, children }: FormChipsProps) {
  const id = useId();
  const shown = chips.find(({ key }) => key === open);
  const panel = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a chip opens, because its content may be below the window's end
  useLayoutEffect(() => panel.current?.scrollIntoView?.({ block: 'nearest' }), [shown?.key]);
  return (
    <>
      <div class="form-chips">
        {chips.map(({ key, label, name, load }) => (
          <button
            key={key}
            type="button"
            class="form-chip"
            aria-expanded={key === open}
            aria-controls={id}
            aria-label={name}
            title={name}
            onClick={() => void load().then(() => onOpen(key === open ? null : key))}
          >
            {label}
            <Icon of={chevronIcon} />
          </button>
        ))}
        {children}
      </div>
      <div id={id} ref={panel} class="form-panel" hidden={shown === undefined}>
        {shown?.panel()}
      </div>
    </>
  );
}
