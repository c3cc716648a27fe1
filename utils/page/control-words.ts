import { attributeOf, localNameOf, styleOf } from './dom.ts';
import { readControl } from './regions/control.ts';
import type { RichTextNode } from './rich-text.ts';

const tick = { true: '☑', false: '☐' };
const dot = { true: '◉', false: '○' };

/** Whether a field is for what is nobody's quotation, also while it is shown. */
export function isSecret(field: Element): boolean {
  return /^(?:password|code|card)$/.test(readControl(field)?.kind ?? '');
}

/** Whether a box to tick is drawn by the page, which then hides the browser's own. */
export function isTickBox(element: Element): boolean {
  if (localNameOf(element) !== 'input') return false;
  const { type, labels } = element as HTMLInputElement;
  return (
    /^(?:checkbox|radio)$/.test(type) && (labels?.length ?? 0) > 0 && styleOf(element).display !== 'none'
  );
}

/** What a field shows: its value, its choice, whether it is ticked. Null for what is no field. */
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
  // What a field suggests is not in it.
  const shown = name === 'select' ? (readControl(element)?.text ?? '') : value;
  return shown === '' ? [] : [' ', ...linesOf(shown), ' '];
}

/** Text with its line breaks. */
export function linesOf(text: string): RichTextNode[] {
  return text
    .split('\n')
    .flatMap((line, at) => (at === 0 ? [line] : [{ tag: 'br' as const, children: [] }, line]));
}

/** The mark of what the page itself makes to be ticked, without a field in it. */
export function tickOf(element: Element): string {
  const role = attributeOf(element, 'role') ?? '';
  if (!/^(?:menuitem)?(?:checkbox|radio)$|^switch$/.test(role) || localNameOf(element) === 'input') return '';
  if (Element.prototype.querySelector.call(element, 'input') !== null) return '';
  return `${(/radio/.test(role) ? dot : tick)[`${attributeOf(element, 'aria-checked') === 'true'}`]} `;
}
