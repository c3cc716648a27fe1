import { computeAccessibleName, getRole } from 'dom-accessibility-api';
import type { AriaRole, Focus } from '../browser/drivers/types.ts';

const blocks = new Set(
  'address article aside blockquote details dialog dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const withoutText = new Set(['script', 'style', 'textarea', 'input', 'select']);

function displayOf(element: Element): string {
  const own = (element as HTMLElement).style?.display ?? '';
  if (own !== '') return own;
  if (element.hasAttribute('hidden')) return 'none';
  return blocks.has(element.localName) ? 'block' : 'inline';
}

/** Without a style sheet only these two say anything, and asking for all of them takes long. */
function styleOf(element: Element, inline = 'inline'): CSSStyleDeclaration {
  const display = displayOf(element);
  const values: Record<string, string> = {
    display: display === 'inline' ? inline : display,
    visibility: (element as HTMLElement).style?.visibility ?? '',
  };
  const getPropertyValue = (name: string) => values[name] ?? '';
  return { ...values, getPropertyValue } as unknown as CSSStyleDeclaration;
}

function isShownAlone(element: Element): boolean {
  const { parentElement } = element;
  const isFolded =
    parentElement?.localName === 'details' &&
    !parentElement.hasAttribute('open') &&
    element.localName !== 'summary';
  return !isFolded && displayOf(element) !== 'none' && styleOf(element).visibility !== 'hidden';
}

function every(element: Element, holds: (one: Element) => boolean): boolean {
  for (let one: Element | null = element; one !== null; one = one.parentElement)
    if (!holds(one)) return false;
  return true;
}

/** No more than attributes and inline styles tell: nothing is laid out here. */
export function isShown(element: Element): boolean {
  return every(element, isShownAlone);
}

function isTold(element: Element): boolean {
  return element.getAttribute('aria-hidden') !== 'true' && !element.hasAttribute('inert');
}

export function isEnabled(element: Element): boolean {
  return (
    !element.matches(':disabled') && element.closest('fieldset[disabled], [aria-disabled="true"]') === null
  );
}

/** ARIA has no role for a password or a date field; people and the browser drivers call it a text field. */
function roleOf(element: Element): string | null {
  if (element.matches('input[type=password], input[type=date]')) return 'textbox';
  if (element.localName === 'p' && !element.hasAttribute('role')) return 'paragraph';
  return getRole(element);
}

/** The library trims what an inline element says, so that its words would run into the ones before. */
function nameStyleOf(element: Element): CSSStyleDeclaration {
  return /^\s|\s$/.test(element.textContent) ? styleOf(element, 'inline-block') : styleOf(element);
}

function nameOf(element: Element): string {
  return computeAccessibleName(element, { getComputedStyle: nameStyleOf }).replace(/\s+/g, ' ').trim();
}

export function roleAndNameOf(element: Element | null): Focus {
  if (element === null) return { role: '', name: '' };
  return { role: roleOf(element) ?? '', name: nameOf(element) };
}

/** Inside an element, in their order, what has that role and name; a string must be the whole name. */
export function findByRole(root: Element, role: AriaRole, name?: string | RegExp): Element[] {
  return [...root.querySelectorAll('*')].filter((element) => {
    if (roleOf(element) !== role || !isShown(element) || !every(element, isTold)) return false;
    if (name === undefined) return true;
    const own = nameOf(element);
    return typeof name === 'string' ? own === name : name.test(own);
  });
}

/** The text a person sees, as `innerText` has it: a line for each block. */
export function shownTextOf(element: Element): string {
  const parts: string[] = [];
  const visit = (node: Node): void => {
    if (node instanceof Text) return void parts.push(node.data.replace(/\s+/g, ' '));
    if (!(node instanceof Element) || withoutText.has(node.localName) || !isShownAlone(node)) return;
    const edge = node.localName === 'br' || displayOf(node) === 'block' ? '\n' : '';
    parts.push(edge);
    for (const child of node.childNodes) visit(child);
    parts.push(edge);
  };
  for (const child of element.childNodes) visit(child);
  return parts
    .join('')
    .replace(/ *\n[\s]*/g, '\n')
    .trim();
}
