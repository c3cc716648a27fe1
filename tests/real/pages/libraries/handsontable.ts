import Handsontable from 'handsontable';
import 'handsontable/styles/handsontable.min.css';
import 'handsontable/styles/ht-theme-main.min.css';
import { labels, people, sensitive } from '../planted.ts';

export function draw(root: HTMLElement): void {
  new Handsontable(root, {
    themeName: 'ht-theme-main',
    data: people.map((one) => [one.order, ...sensitive.map((name) => one[name]), one.product]),
    colHeaders: ['Order', ...sensitive.map((name) => labels[name]), 'Product'],
    rowHeaders: true,
    width: 1180,
    height: 420,
    licenseKey: 'non-commercial-and-evaluation',
  });
}
