import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import { bandColour, headMark, linesOf, mark, paneHeight, rowCount } from '../bands.ts';

export function draw(root: HTMLElement): void {
  ModuleRegistry.registerModules([AllCommunityModule]);
  mark('.ag-header, .ag-header *', headMark);
  root.style.height = `${paneHeight}px`;
  createGrid(root, {
    columnDefs: [
      {
        field: 'at',
        width: 60,
        cellStyle: ({ value }) => ({ background: bandColour(value), color: 'transparent' }),
      },
      { field: 'line', width: 400 },
    ],
    rowData: Array.from({ length: rowCount }, (_, at) => ({ at, line: linesOf(at) })),
  });
}
