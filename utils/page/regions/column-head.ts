import { localNameOf } from '../dom.ts';

/** What is read before a table's cell: its column's head and a colon, if it is short. */
export function columnHead(cell: Element): string {
  if (localNameOf(cell) === 'th') return '';
  const head = cell.closest('table')?.rows[0]?.cells[(cell as HTMLTableCellElement).cellIndex];
  const words = head && head.localName === 'th' ? (head.textContent ?? '').trim() : '';
  return words === '' || words.length > 30 ? '' : `${words}: `;
}
