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

/**
 * Returns only `display` and `visibility`: without a style sheet no other style matters, and reading all of them is
 * slow.
 */
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

/** Whether the element is shown, by attributes and inline styles alone, because nothing is laid out here. */
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

/** ARIA has no role for password and date fields; people and browser drivers call them text fields. */
function roleOf(element: Element): string | null {
  if (element.matches('input[type=password], input[type=date]')) return 'textbox';
  if (element.localName === 'p' && !element.hasAttribute('role')) return 'paragraph';
  return getRole(element);
}

/**
 * The library trims the text of an inline element, so its words would join the words before. `inline-block` prevents
 * this.
 */
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

/**
 * Returns the shown elements with that role and name inside `root`, in document order. A string must be the whole name.
 */
export function findByRole(root: Element, role: AriaRole, name?: string | RegExp): Element[] {
  return [...root.querySelectorAll('*')].filter((element) => {
    if (roleOf(element) !== role || !isShown(element) || !every(element, isTold)) return false;
    if (name === undefined) return true;
    const own = nameOf(element);
    return typeof name === 'string' ? own === name : name.test(own);
  });
}

/** Returns the text that a person sees, like `innerText`: one line for each block. */
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
