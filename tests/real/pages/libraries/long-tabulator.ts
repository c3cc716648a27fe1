import { TabulatorFull } from 'tabulator-tables';
import 'tabulator-tables/dist/css/tabulator.min.css';
import { bandOf, footMark, headMark, linesOf, mark, paneHeight, rowCount } from '../bands.ts';

export function draw(root: HTMLElement): Promise<void> {
  mark('.tabulator-header, .tabulator-header .tabulator-col', headMark);
  mark('.tabulator-footer, .tabulator-footer *', footMark);
  new TabulatorFull(root, {
    height: paneHeight,
    data: Array.from({ length: rowCount }, (_, at) => ({ id: at, line: linesOf(at) })),
    columns: [
      {
        title: 'Row',
        field: 'id',
        width: 70,
        formatter: (cell: { getValue(): number }) => bandOf(cell.getValue()),
        bottomCalc: 'count',
      },
      { title: 'Line', field: 'line', width: 400 },
    ],
  });
  return new Promise((resolve) => setTimeout(resolve, 500));
}
