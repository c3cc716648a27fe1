/** What a browser does by itself after a click or a key, as far as our screens rely on it. */

const focusable = 'input, button, select, textarea, a[href], summary, [tabindex]';

type TextField = HTMLInputElement | HTMLTextAreaElement;

function isTextField(element: Element | null): element is TextField {
  return element?.matches('textarea, input:not([type=checkbox], [type=radio], [type=file])') ?? false;
}

function focusableOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>(focusable);
}

export function clickOn(element: Element): void {
  const mouse = (type: string) => new MouseEvent(type, { bubbles: true, cancelable: true, detail: 1 });
  element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
  if (element.dispatchEvent(mouse('mousedown'))) {
    const target = focusableOf(element);
    if (target === null) (document.activeElement as HTMLElement | null)?.blur();
    else if (target !== document.activeElement) target.focus();
  }
  element.dispatchEvent(new PointerEvent('pointerup', { bubbles: true, cancelable: true }));
  element.dispatchEvent(mouse('mouseup'));
  (element as HTMLElement).click();
}

/** Replaces a field's value, as if it had been typed over the old one. Throws if the field cannot be edited. */
export function typeOver(element: Element, text: string): void {
  if (!isTextField(element) || element.readOnly) throw new Error('it cannot be edited');
  element.focus();
  element.value = text;
  if (element.selectionStart !== null) element.setSelectionRange(text.length, text.length);
  element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}

function insert(field: TextField, text: string): void {
  const { value } = field;
  const start = field.selectionStart ?? value.length;
  const end = field.selectionEnd ?? value.length;
  field.value = `${value.slice(0, start)}${text}${value.slice(end)}`;
  field.setSelectionRange(start + text.length, start + text.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}

function stepInSelect(select: HTMLSelectElement, step: number): void {
  const to = select.selectedIndex + step;
  if (to < 0 || to >= select.options.length) return;
  select.selectedIndex = to;
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
}

function moveFocus(step: number): void {
  const all = [...document.body.querySelectorAll<HTMLElement>(focusable)].filter(
    (one) => one.tabIndex >= 0 && !one.matches(':disabled'),
  );
  const from = all.indexOf(document.activeElement as HTMLElement);
  const to = from < 0 && step < 0 ? all.at(-1) : all[from + step];
  if (to === undefined) (document.activeElement as HTMLElement | null)?.blur();
  else to.focus();
}

function enter(target: Element): void {
  if (target instanceof HTMLTextAreaElement) insert(target, '\n');
  else if (target.matches('button, a[href], summary')) (target as HTMLElement).click();
  else if (target instanceof HTMLInputElement) {
    const submit = target.form?.querySelector<HTMLElement>('button[type=submit], button:not([type])');
    if (submit) submit.click();
    else target.form?.requestSubmit();
  }
}

interface Chord {
  key: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

function chordOf(chord: string): Chord {
  const parts = chord.split('+');
  const key = parts.pop() ?? '';
  const has = (name: string) => parts.includes(name);
  return {
    key: key === 'Space' ? ' ' : key,
    ctrlKey: has('Control') || has('ControlOrMeta'),
    shiftKey: has('Shift'),
    altKey: has('Alt'),
  };
}

function keyInText(field: TextField, { key, ctrlKey, altKey }: Chord): void {
  const at = { Home: 0, End: field.value.length }[key];
  if (at !== undefined) field.setSelectionRange(at, at);
  else if (ctrlKey && key === 'a') field.select();
  else if ([...key].length === 1 && !ctrlKey && !altKey) insert(field, key);
}

function actOn(target: Element, chord: Chord): void {
  const { key } = chord;
  const isSwitch = target.matches('button, summary, input[type=checkbox], input[type=radio]');
  if (key === 'Tab') moveFocus(chord.shiftKey ? -1 : 1);
  else if (key === 'Enter') enter(target);
  else if (key === ' ' && isSwitch) (target as HTMLElement).click();
  else if (target instanceof HTMLSelectElement && /^Arrow(Up|Down)$/.test(key))
    stepInSelect(target, key === 'ArrowDown' ? 1 : -1);
  else if (isTextField(target)) keyInText(target, chord);
}

/** Presses a key such as `Tab`, `Control+a` or a character, in the focused element. */
export function pressKey(keys: string): void {
  const chord = chordOf(keys);
  const target = document.activeElement ?? document.body;
  const event = (type: string) => new KeyboardEvent(type, { ...chord, bubbles: true, cancelable: true });
  if (target.dispatchEvent(event('keydown'))) actOn(target, chord);
  (document.activeElement ?? document.body).dispatchEvent(event('keyup'));
}
