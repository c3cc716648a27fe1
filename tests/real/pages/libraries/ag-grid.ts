import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import { labels, people, sensitive } from '../planted.ts';

export function draw(root: HTMLElement): void {
  ModuleRegistry.registerModules([AllCommunityModule]);
  root.style.height = '420px';
  createGrid(root, {
    columnDefs: [
      { field: 'order', headerName: 'Order', width: 110 },
      ...sensitive.map((field) => ({
        field,
        headerName: labels[field],
        width: field === 'iban' ? 240 : 165,
      })),
      { field: 'product', headerName: 'Product', width: 130 },
    ],
    rowData: people,
  });
}
