import { attributeOf, localNameOf } from '../dom.ts';

const cellRole = /^(?:grid)?cell$|^(?:column|row)header$/;

/**
 * What is read before a cell of a table or a grid; nothing if the element is none. A cell says nothing about the next one, but
 * a row's head does, and a column's.
 */
export function cellStart(element: Element, name: string, display: string): string {
  if (name !== 'td' && name !== 'th')
    return display !== 'inline' && cellRole.test(attributeOf(element, 'role') ?? '') ? '|' : '';
  const head = element.previousElementSibling;
  return name === 'td' && head !== null && localNameOf(head) === 'th' ? ': ' : `|${columnHead(element)}`;
}

/** A column's head and a colon, if it is short. */
function columnHead(cell: Element): string {
  if (localNameOf(cell) === 'th') return '';
  const head = cell.closest('table')?.rows[0]?.cells[(cell as HTMLTableCellElement).cellIndex];
  const words = head && head.localName === 'th' ? (head.textContent ?? '').trim() : '';
  return words === '' || words.length > 30 ? '' : `${words}: `;
}
