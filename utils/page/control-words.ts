import { attributeOf, localNameOf, styleOf } from './dom.ts';
import { readControl } from './regions/control.ts';
import type { RichTextNode } from './rich-text-nodes.ts';

const tick = { true: '☑', false: '☐' };
const dot = { true: '◉', false: '○' };

/** Whether a field is for a password, a code or a card number, which are never quoted, even if the page shows them. */
export function isSecret(field: Element): boolean {
  return /^(?:password|code|card)$/.test(readControl(field)?.kind ?? '');
}

/** Whether an element is a labelled checkbox or radio button. A page may hide it and draw its own box in its place. */
export function isTickBox(element: Element): boolean {
  if (localNameOf(element) !== 'input') return false;
  const { type, labels } = element as HTMLInputElement;
  return (
    /^(?:checkbox|radio)$/.test(type) && (labels?.length ?? 0) > 0 && styleOf(element).display !== 'none'
  );
}

/**
 * Returns the words a field shows: its value, its choice, or whether it is ticked. Null if the element is not a field.
 */
export function controlWords(element: Element): RichTextNode[] | null {
  const name = localNameOf(element);
  if (!/^(?:input|select|textarea)$/.test(name)) return null;
  const { type, checked, value } = element as HTMLInputElement;
  if (name === 'input') {
    if (/^(?:checkbox|radio)$/.test(type))
      return [` ${(type === 'radio' ? dot : tick)[`${checked === true}`]} `];
    if (/^(?:hidden|image|range|color|file|submit|button|reset)$/.test(type)) return [];
  }
  if (isSecret(element)) return value === '' ? [] : [' ', { tag: 'private', children: [] }, ' '];
  // A placeholder is a suggestion, not a value.
  const shown = name === 'select' ? (readControl(element)?.text ?? '') : value;
  return shown === '' ? [] : [' ', ...linesOf(shown), ' '];
}

/** Splits a text into lines with a `br` between them. */
export function linesOf(text: string): RichTextNode[] {
  return text
    .split('\n')
    .flatMap((line, at) => (at === 0 ? [line] : [{ tag: 'br' as const, children: [] }, line]));
}

/**
 * Returns the tick mark of an element that is a checkbox, a radio button or a switch only by its role. Empty for any
 * other element, and if there is an `input` inside.
 */
export function tickOf(element: Element): string {
  const role = attributeOf(element, 'role') ?? '';
  if (!/^(?:menuitem)?(?:checkbox|radio)$|^switch$/.test(role) || localNameOf(element) === 'input') return '';
  if (Element.prototype.querySelector.call(element, 'input') !== null) return '';
  return `${(/radio/.test(role) ? dot : tick)[`${attributeOf(element, 'aria-checked') === 'true'}`]} `;
}
