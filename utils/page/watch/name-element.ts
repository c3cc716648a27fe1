import {
  attributeOf,
  byId,
  childrenOf,
  isElement,
  isText,
  localNameOf,
  shownParentOf,
  styleOf,
} from '../dom.ts';
import { isInMarked } from '../marked-private.ts';
import { isPrivateElement } from '../regions/private-elements.ts';
import { longestStep } from './watch-limits.ts';

/** What a step was done to: a role and a name, as a screen reader says them. */
export interface NamedElement {
  role: string;
  name: string;
}

/** The roles that HTML gives by itself. */
const roles: Readonly<Record<string, string>> = {
  a: 'link',
  area: 'link',
  button: 'button',
  summary: 'button',
  select: 'combobox',
  textarea: 'textbox',
  option: 'option',
  form: 'form',
};
const inputRoles: Readonly<Record<string, string>> = {
  button: 'button',
  submit: 'button',
  reset: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  number: 'spinbutton',
  search: 'searchbox',
};

const pressed =
  /^(?:button|link|tab|menuitem|menuitemcheckbox|menuitemradio|option|switch|treeitem|gridcell|checkbox|radio)$/;
/** The most parents that are searched, since a page may nest boxes in a button. */
const mostParents = 12;
const mostNodes = 300;

/** Whether a press of the element is told by the change of its value. */
export function isField(element: Element): boolean {
  const name = localNameOf(element);
  if (name === 'select' || name === 'textarea') return true;
  return name === 'input' && roleOf(element) !== 'button';
}

/**
 * Returns the element that was pressed, from the innermost one on: a button, a link, or what looks as if it could be
 * pressed. Null if it is nothing of that kind.
 */
export function pressedElement(start: Element): Element | null {
  let node: Node | null = start;
  for (let steps = 0; node !== null && steps < mostParents; steps += 1) {
    if (isElement(node) && (pressed.test(roleOf(node)) || isField(node))) return node;
    node = shownParentOf(node);
  }
  return styleOf(start).cursor === 'pointer' ? start : null;
}

/** Names an element. What the page marks as private has no name. */
export function nameElement(element: Element): NamedElement {
  const role = roleOf(element);
  const name = isInMarked(element) ? '' : labelOf(element);
  return { role, name: cutName(name) };
}

/** Returns the role that the page gives an element, or else HTML. Empty for a mere box. */
function roleOf(element: Element): string {
  const [given = ''] = (attributeOf(element, 'role') ?? '').toLowerCase().split(/\s/);
  if (/^[a-z]{1,20}$/.test(given)) return given;
  const name = localNameOf(element);
  if (name === 'input') return inputRoles[(attributeOf(element, 'type') ?? '').toLowerCase()] ?? 'textbox';
  if ((name === 'a' || name === 'area') && attributeOf(element, 'href') === null) return '';
  return roles[name] ?? '';
}

function labelOf(element: Element): string {
  const ids = (attributeOf(element, 'aria-labelledby') ?? '').split(/\s+/).slice(0, 5);
  const labelled = ids.map((id) => byId(element, id)).filter((one) => one !== null);
  return (
    firstOf(
      () => labelled.map(wordsIn).join(' '),
      () => attributeOf(element, 'aria-label'),
      () => (isField(element) ? labelsOf(element) : null),
      () =>
        isPressedInput(element) ? (attributeOf(element, 'value') ?? attributeOf(element, 'type')) : null,
      () => attributeOf(element, 'alt'),
      () => (isField(element) ? attributeOf(element, 'placeholder') : null),
      () => (isField(element) || localNameOf(element) === 'form' ? null : wordsIn(element)),
      () => attributeOf(element, 'title'),
      () => (isField(element) ? attributeOf(element, 'name') : null),
    ) ?? ''
  );
}

function isPressedInput(element: Element): boolean {
  return localNameOf(element) === 'input' && !isField(element);
}

function labelsOf(field: Element): string {
  const { labels } = field as HTMLInputElement;
  return [...(labels ?? [])].slice(0, 3).map(wordsIn).join(' ');
}

function firstOf(...ways: (() => string | null)[]): string | null {
  for (const way of ways) {
    const words = (way() ?? '').replace(/\s+/g, ' ').trim();
    if (words !== '') return words;
  }
  return null;
}

/** Returns the words inside an element without what is typed or chosen in it, and without what is private. */
function wordsIn(element: Element): string {
  let left = mostNodes;
  const read = (node: Node): string => {
    left -= 1;
    if (left < 0) return '';
    if (isText(node)) return node.data.slice(0, longestStep * 2);
    if (!isElement(node)) return '';
    const name = localNameOf(node);
    if (/^(?:script|style|noscript|template|input|select|textarea|svg)$/.test(name)) return '';
    if (attributeOf(node, 'aria-hidden') === 'true' || attributeOf(node, 'contenteditable') !== null)
      return '';
    if (node !== element && isPrivateElement(node)) return '';
    if (name === 'img') return ` ${attributeOf(node, 'alt') ?? ''} `;
    return childrenOf(node).map(read).join(' ');
  };
  return read(element);
}

/** Cuts a name between two words, since half a secret would not be recognised. */
function cutName(name: string): string {
  if (name.length <= longestStep) return name.toWellFormed();
  return `${/^.*\s/.exec(name.slice(0, longestStep))?.[0].trimEnd() ?? ''}…`.toWellFormed();
}
