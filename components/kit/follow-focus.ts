const controls = 'button, a[href], input, select, textarea';
/** So that a screen's own rule, which runs once the change is drawn, comes first. */
const afterOwnRulesMs = 50;

/**
 * Keeps the focus in a screen whose controls come and go. If the focused control is removed or disabled, the focus goes
 * to the next control of the same part of the screen, else to the one before, else to the nearest of a larger part. A
 * press outside the controls takes the focus away on purpose, so nothing follows it. Returns a function that ends this.
 */
export function followFocus(root: () => HTMLElement | null): () => void {
  let order: HTMLElement[] = [];
  let at = -1;
  /** What the focused control stood in, the innermost first. */
  let around: Element[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onFocus = ({ target }: { target: EventTarget | null }): void => {
    order = [...(root()?.querySelectorAll<HTMLElement>(controls) ?? [])];
    at = order.indexOf(target as HTMLElement);
    around = [];
    for (let part = order[at]?.parentElement; part; part = part.parentElement) around.push(part);
  };
  const onPointer = (): void => {
    at = -1;
  };
  const follow = (): void => {
    const active = document.activeElement;
    if (at < 0 || (active !== null && active !== document.body && !active.matches(':disabled'))) return;
    for (const part of around) {
      const isIn = (control: HTMLElement): boolean => isUsable(control) && part.contains(control);
      const next = order.slice(at).find(isIn) ?? order.slice(0, at).findLast(isIn);
      next?.focus();
      if (next !== undefined) return;
    }
  };
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(follow, afterOwnRulesMs);
  });
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden'],
  });
  onFocus({ target: document.activeElement });
  document.addEventListener('focusin', onFocus);
  document.addEventListener('pointerdown', onPointer, true);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('pointerdown', onPointer, true);
  };
}

function isUsable(control: HTMLElement): boolean {
  return control.isConnected && !control.matches(':disabled') && control.closest('[hidden]') === null;
}
