import { SlickGrid } from 'slickgrid';
import 'slickgrid/dist/styles/css/slick.grid.css';
import { bandColour, headMark, linesOf, mark, paneHeight, rowCount } from '../bands.ts';

export function draw(root: HTMLElement): void {
  root.style.cssText = `width: 700px; height: ${paneHeight}px; border: 1px solid #ccc`;
  mark('.slick-header, .slick-header-column', headMark);
  const formatter = (row: number) =>
    `<div style="height: 100%; width: 40px; background: ${bandColour(row)}"></div>`;
  new SlickGrid(
    root,
    Array.from({ length: rowCount }, (_, at) => ({ id: at, line: linesOf(at) })),
    [
      { id: 'at', name: 'Row', field: 'id', width: 60, formatter },
      { id: 'line', name: 'Line', field: 'line', width: 400 },
    ],
    { rowHeight: 36, enableColumnReorder: false },
  );
}
