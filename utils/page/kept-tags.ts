import { attributeOf } from './dom.ts';
import type { Layout } from './layout.ts';
import type { RichTextTag } from './rich-text-nodes.ts';

const kept: Record<string, RichTextTag> = {
  p: 'p',
  br: 'br',
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  u: 'u',
  ins: 'u',
  s: 's',
  del: 's',
  strike: 's',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sup: 'sup',
  sub: 'sub',
  pre: 'pre',
  blockquote: 'blockquote',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  h1: 'h3',
  h2: 'h3',
  h3: 'h3',
  h4: 'h3',
  h5: 'h3',
  h6: 'h3',
  dt: 'p',
  dd: 'p',
  table: 'table',
  tr: 'tr',
  th: 'th',
  td: 'td',
  caption: 'p',
  summary: 'p',
  figcaption: 'p',
  address: 'p',
  legend: 'p',
  option: 'p',
};

/** Boxes that only group: their text starts on a line of its own. */
const groups = new Set(
  'div section article main aside header footer nav form fieldset figure details dl center body html'.split(
    ' ',
  ),
);

/** ARIA roles that make other elements parts of a table. */
const roles: Record<string, RichTextTag> = {
  grid: 'table',
  treegrid: 'table',
  table: 'table',
  row: 'tr',
  cell: 'td',
  gridcell: 'td',
  columnheader: 'th',
  rowheader: 'th',
};

/** Returns an element's tag by its name. Undefined for elements that only hold inline text. */
export function tagByName(name: string): RichTextTag | undefined {
  return Object.hasOwn(kept, name) ? kept[name] : groups.has(name) ? 'p' : undefined;
}

/** Returns an element's tag by its ARIA role. Undefined if the role makes no difference. */
function tagByRole(element: Element): RichTextTag | undefined {
  const role = attributeOf(element, 'role') ?? '';
  return Object.hasOwn(roles, role) ? roles[role] : undefined;
}

/**
 * Returns an element's tag by its layout: a block becomes a box, whatever its name. Undefined for elements that only
 * hold inline text. `around` is the layout of the element around it.
 */
export function tagByLayout(
  element: Element,
  name: string,
  { display, place, isMono, keeps }: Layout,
  around: Layout | null,
): RichTextTag | undefined {
  const own = tagByName(name);
  const isBlock = !/^(?:inline|contents|ruby|table-(?:row-|header|footer|column))/.test(display);
  switch (own) {
    case 'ul':
    case 'ol':
    case 'li':
    case 'table':
      return own;
    case 'tr':
      return display === 'block' ? 'p' : own;
    case 'td':
    case 'th':
      // Cells of a flex or grid row are displayed as blocks, but are still cells.
      return display === 'block' && around?.isRow !== true ? 'p' : own;
  }
  const role = tagByRole(element);
  if (role !== undefined) return role;
  if (/^(?:inline-)?table$/.test(display)) return 'table';
  if (display === 'table-row') return 'tr';
  if (display === 'table-cell') return around?.display === 'table-row' ? 'td' : 'p';
  if (!isBlock) return own === 'pre' || isInline(own) ? own : undefined;
  // An element out of the flow is displayed as a block, but is not a paragraph for this reason alone.
  if (place !== 'flow' && (own === undefined || isInline(own))) return own;
  if ((own === undefined || own === 'p' || own === 'code') && isMono && keeps === 'all')
    return holdsBlocks(element) ? 'p' : 'pre';
  return own === undefined || isInline(own) ? 'p' : own;
}

function holdsBlocks(element: Element): boolean {
  return Element.prototype.querySelector.call(element, 'p,h1,h2,h3,h4,table,ul,ol,form') !== null;
}

/** Whether a tag marks words within a line. */
export function isInline(tag: RichTextTag | undefined): boolean {
  return tag !== undefined && /^(?:strong|em|u|s|code|sup|sub)$/.test(tag);
}
