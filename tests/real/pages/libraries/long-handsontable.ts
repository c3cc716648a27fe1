import Handsontable from 'handsontable';
import 'handsontable/styles/handsontable.min.css';
import 'handsontable/styles/ht-theme-main.min.css';
import { bandColour, headMark, linesOf, mark, paneHeight, rowCount } from '../bands.ts';

export function draw(root: HTMLElement): void {
  mark('.handsontable thead th', headMark);
  new Handsontable(root, {
    themeName: 'ht-theme-main',
    data: Array.from({ length: rowCount }, (_, at) => [at, linesOf(at)]),
    columns: [
      {
        renderer: (_instance, cell, _row, _column, _property, value) => {
          cell.style.background = bandColour(Number(value));
        },
      },
      {},
    ],
    colHeaders: ['Row', 'Line'],
    rowHeaders: true,
    width: 1180,
    height: paneHeight,
    licenseKey: 'non-commercial-and-evaluation',
  });
}
