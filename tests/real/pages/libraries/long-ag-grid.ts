import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import { bandColour, linesOf, paneHeight, rowCount } from '../bands.ts';

export function draw(root: HTMLElement): void {
  ModuleRegistry.registerModules([AllCommunityModule]);
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
