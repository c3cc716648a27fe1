import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon, type IconShape } from './icon.tsx';

interface MenuProps {
  /** Names the button and the group of buttons that it opens. */
  label: string;
  icon: IconShape;
  /** Shown beside the icon, for example a short form of the name. */
  text?: string;
  /** The classes of the button. */
  look: string;
  /** Opens upwards, for a button at the window's lower end. */
  up?: boolean;
  busy?: boolean;
  disabled?: boolean;
  /** Buttons. Pressing one closes the menu and gives the focus back to the menu's own button. */
  children: ComponentChildren;
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** A button that opens a few more buttons beside it. Arrow keys go from one to the next, Escape closes. */
export function Menu({ label, icon, text, look, up, busy, disabled, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const items = () => [...(box.current?.querySelectorAll<HTMLElement>('.menu-list button') ?? [])];
  const close = () => {
    setOpen(false);
    box.current?.querySelector('button')?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first button gets the focus when the menu opens, and only then
  useLayoutEffect(() => {
    if (open) items()[0]?.focus();
  }, [open]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!open || (event.key !== 'Escape' && step === undefined)) return;
    event.preventDefault();
    // Escape would close the popup too.
    event.stopPropagation();
    const all = items();
    if (step === undefined) close();
    else all.at((all.indexOf(document.activeElement as HTMLElement) + step) % all.length)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the element is no control; the handlers serve the buttons in it
    <div
      class="menu"
      ref={box}
      onKeyDown={onKeyDown}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && box.current?.contains(relatedTarget))) setOpen(false);
      }}
    >
      <button
        type="button"
        class={look}
        aria-label={label}
        title={label}
        aria-expanded={open}
        aria-controls={id}
        aria-busy={busy}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        <Icon of={icon} />
        {text}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would put a frame and a legend around a few buttons */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the buttons in it take the keys */}
      <div
        id={id}
        class="menu-list"
        role="group"
        aria-label={label}
        data-up={up}
        hidden={!open}
        onClick={close}
      >
        {open ? children : null}
      </div>
    </div>
  );
}
