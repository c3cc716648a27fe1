import { attributeOf, localNameOf } from '../dom.ts';

const cellRole = /^(?:grid)?cell$|^(?:column|row)header$/;
/** Longer than what detectors take to be between a label and its value: a row of heads says nothing about what comes next. */
const wide = '|'.repeat(100);

/**
 * Tells what is read before a cell of a table or a grid: nothing if the element is none. A cell says nothing about the next one,
 * but a row's head does, and a column's.
 */
export function createCellStart() {
  let isAfterHead = false;
  return (element: Element, name: string, display: string): string => {
    const isOfTable = name === 'td' || name === 'th';
    const role = isOfTable || display === 'inline' ? null : attributeOf(element, 'role');
    if (!isOfTable && (role === null || !cellRole.test(role))) return '';
    const isHead = name === 'th' || role === 'columnheader';
    const border = isAfterHead && !isHead ? wide : '|';
    isAfterHead = isHead;
    if (!isOfTable) return border;
    const head = element.previousElementSibling;
    const isBehindHead = name === 'td' && head !== null && localNameOf(head) === 'th';
    return isBehindHead ? ': ' : `${border}${columnHead(element)}`;
  };
}

/** A column's head and a colon, if it is short. */
function columnHead(cell: Element): string {
  if (localNameOf(cell) === 'th') return '';
  const head = cell.closest('table')?.rows[0]?.cells[(cell as HTMLTableCellElement).cellIndex];
  const words = head && head.localName === 'th' ? (head.textContent ?? '').trim() : '';
  return words === '' || words.length > 30 ? '' : `${words}: `;
}
