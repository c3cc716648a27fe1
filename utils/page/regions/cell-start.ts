import { attributeOf, closestOf, localNameOf } from '../dom.ts';
import { remember } from '../remember.ts';

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
  const headsIn = remember(headsOf);
  let last: Element | null = null;
  let table: Element | null = null;
  return (element: Element, name: string, display: string, attributes: readonly string[]): string => {
    const isOfTable = name === 'td' || name === 'th';
    const mayTell = !isOfTable && display !== 'inline' && attributes.includes('role');
    const role = mayTell ? attributeOf(element, 'role') : null;
    if (!isOfTable && (role === null || !cellRole.test(role))) return '';
    const isHead = name === 'th' || role === 'columnheader';
    const border = isAfterHead && !isHead ? wide : '|';
    isAfterHead = isHead;
    if (!isOfTable) return border;
    const before = element.previousElementSibling;
    // Cells that stand beside each other are in one table.
    if (before === null || before !== last) table = closestOf(element, 'table');
    last = element;
    if (name === 'th') return border;
    if (before !== null && localNameOf(before) === 'th') return ': ';
    const heads = table === null ? [] : headsIn(table as HTMLTableElement);
    return `${border}${heads[(element as HTMLTableCellElement).cellIndex] ?? ''}`;
  };
}

/** Returns the heads in a table's first row, each with a colon; empty for a cell that is no head or a long one. */
function headsOf(table: HTMLTableElement): string[] {
  return [...(table.rows[0]?.cells ?? [])].map((head) => {
    const words = head.localName === 'th' ? (head.textContent ?? '').trim() : '';
    return words === '' || words.length > 30 ? '' : `${words}: `;
  });
}
