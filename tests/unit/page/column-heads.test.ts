// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readRichText } from '../../../utils/page/read-rich-text.ts';
import { judgementOf } from '../../../utils/page/regions/judgement.ts';
import { findSensitiveRegions, searchPage } from '../../../utils/page/sensitive-regions.ts';
import { layOut } from './lay-out.ts';

beforeEach(layOut);
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

const heads = [
  'Order',
  'Customer',
  'City',
  'Seats',
  'Product',
  'State',
  'Agent',
  'Country',
  'Age',
  'API key',
  'Password',
];
const values = [
  ['10442091', 'Mara', 'Kiel', '12', 'Chair', 'paid', 'Tom', 'DE', '31', 'q0Zt4mW0xK2p', 'Kerze-Birne11'],
  ['10442108', 'Ines', 'Bonn', '14', 'Table', 'open', 'Kim', 'DE', '32', 'q1Zt4mW7xK2p', 'Lampe-Tinte12'],
  ['10442125', 'Olga', 'Hof', '16', 'Hose', 'paid', 'Tom', 'DE', '33', 'q2Zt4mW4xK2p', 'Wolke-Regen13'],
];

/** Returns a row whose boxes are 160 wide and 40 high, with the words in the vertical middle of each box. */
const row = (y: number, words: string[], tag: string, role: string, shift = 0) =>
  words
    .map(
      (word, at) =>
        `<${tag} role="${role}" data-at="${at * 160} ${y} 160 40"><span data-at="${at * 160 + shift} ${y + 10} 60 20">${word}</span></${tag}>`,
    )
    .join('');

/**
 * Moves the last two columns forward: without roles, nothing shows that the last head is not the label of the next
 * text.
 */
const withoutRoles = (words: string[]) => [...words.slice(0, 3), ...words.slice(-2), ...words.slice(3, -2)];

const div = (inner: string, role = '') => `<div${role && ` role="${role}"`}>${inner}</div>`;

const layouts: Record<string, string> = {
  'boxes with roles, as ag-Grid and Tabulator have them': div(
    div(row(0, heads, 'div', 'columnheader', 40)) +
      values.map((words, at) => div(row(100 + at * 40, words, 'div', 'gridcell', 10), 'row')).join(''),
    'grid',
  ),
  'a table for the heads and one for the rows, as Ant Design and DataTables have them': div(
    `<div><table><thead><tr>${row(0, heads, 'th', 'none', 40)}</tr></thead></table></div><div><table><tbody>${values
      .map((words, at) => `<tr>${row(100 + at * 40, words, 'td', 'none', 10)}</tr>`)
      .join('')}</tbody></table></div>`,
  ),
  'boxes without roles': div(
    div(row(0, withoutRoles(heads), 'div', 'none')) +
      values.map((words, at) => div(row(40 + at * 40, withoutRoles(words), 'div', 'none'))).join(''),
  ),
};

test.each(Object.entries(layouts))('a head is that of its column in %s', (_, html) => {
  document.body.innerHTML = html;
  const found = findSensitiveRegions(document).regions.map(({ kind, y }) => `${kind} ${y}`);
  const top = html === layouts['boxes without roles'] ? 49 : 109;
  const all = [0, 40, 80].flatMap((y) => [`key ${top + y}`, `password ${top + y}`]);
  expect(found.toSorted()).toEqual(all.toSorted());
  const said = JSON.stringify(
    readRichText(document.body, {
      baseUrl: 'https://page.example/',
      hiddenIn: judgementOf(searchPage(document)),
    }),
  );
  for (const one of values) {
    const [order = '', name = ''] = one;
    const [key = '', password = ''] = one.slice(-2);
    expect(said).toContain(order);
    expect(said).toContain(name);
    expect(said).not.toContain(key);
    expect(said).not.toContain(password);
  }
});

test.each(['th td', 'div div'])('a row of heads says nothing about the first thing under it: %s', (tags) => {
  const [head = '', cell = ''] = tags.split(' ');
  const words = [
    ['Order', 'SSN', 'State'],
    ['10442091', '', 'paid'],
  ];
  document.body.innerHTML =
    head === 'th'
      ? '<table><tr><th>Order</th><th>SSN</th><th>State</th></tr><tr><td>10442091</td><td></td><td>paid</td></tr></table>'
      : div(
          words.map((line, at) => row(at * 40, line, cell, at === 0 ? 'columnheader' : 'gridcell')).join(''),
          'grid',
        );
  expect(findSensitiveRegions(document).regions).toEqual([]);
});

test('a head says nothing of another grid, nor of what stands under another head', () => {
  const grid = (x: number, y: number, head: string, words: string) =>
    div(
      `<div role="columnheader" data-at="${x} ${y} 160 40">${head}</div><div role="gridcell" data-at="${x} ${y + 100} 160 40">${words}</div>`,
      'grid',
    );
  document.body.innerHTML =
    grid(0, 0, 'Password', 'Kerze-Birne11') + grid(0, 400, 'Product', 'Lampe-Tinte12');
  expect(findSensitiveRegions(document).regions.map(({ kind, y }) => [kind, y])).toEqual([['password', 99]]);
});
