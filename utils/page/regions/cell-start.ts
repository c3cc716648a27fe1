import { attributeOf, localNameOf } from '../dom.ts';

const cellRole = /^(?:grid)?cell$|^(?:column|row)header$/;
/**
 * Longer than the gap that detectors allow between a label and its value: a row of heads is no label of what comes
 * next.
 */
const wide = '|'.repeat(100);

/**
 * Returns a function that returns the text to write before a table or grid cell; empty for any other element. A cell is
 * no label of the next cell, but a row's head and a column's head are labels.
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

/** Returns the head of a cell's column and a colon; empty if there is no head or it is long. */
function columnHead(cell: Element): string {
  if (localNameOf(cell) === 'th') return '';
  const head = cell.closest('table')?.rows[0]?.cells[(cell as HTMLTableCellElement).cellIndex];
  const words = head && head.localName === 'th' ? (head.textContent ?? '').trim() : '';
  return words === '' || words.length > 30 ? '' : `${words}: `;
}
