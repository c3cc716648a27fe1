// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endsOf, tablePaneIn } from '../../../utils/page/full-page/pane-ends.ts';
import { rootScroller } from '../../../utils/page/full-page/scroller.ts';
import { stateOf } from '../../../utils/page/full-page/shown.ts';
import { layElement, makePage } from './lay-element.ts';

beforeEach(() => layElement(document.documentElement, [0, 0, 1000, 600]));
afterEach(() => {
  document.body.innerHTML = '';
});

const rows = '<div class="rows" style="overflow-y: auto"><p></p></div>';

/** Lays out a box from 50 to 550 with a head of 40 px, rows and a foot of 30 px. */
function layBox(html: string, [left, width] = [100, 800]): (selector: string) => Element {
  const at = makePage(html);
  const box = at('.box');
  layElement(box, [left, 50, width, 500]);
  layElement(at('.head'), [left, 50, width, 40]);
  layElement(at('.rows'), [left, 90, width, 430], 3000);
  layElement(at('.foot'), [left, 520, width, 30]);
  return at;
}

describe('the ends of a pane', () => {
  test.each([
    ['a table', '<div class="box" role="grid"><div class="head"></div>ROWS<div class="foot"></div></div>'],
    ['a card', '<div class="box"><div class="head"></div>ROWS<div class="foot"></div></div>'],
    [
      'a table of boxes in boxes',
      '<div class="box" role="table"><div class="head"></div><div class="inner">ROWS<div class="foot"></div></div></div>',
    ],
  ])('are the head and foot of %s', (_name, html) => {
    const at = layBox(html.replace('ROWS', rows));
    expect(endsOf(at('.rows'))).toMatchObject({ above: 40, below: 30 });
  });

  const parts = `<div class="parts"><div class="head"><table><thead><tr></tr></thead></table></div>
    ${rows.replace('<p></p>', '<table><tbody><tr></tr></tbody></table>')}</div><div class="foot"></div>`;

  test.each([
    ['Ant Design’s table', 'ant-table'],
    ['PrimeVue’s table', 'p-datatable'],
    ['MUI’s grid', 'MuiDataGrid-root'],
    ['ag-Grid', 'ag-root-wrapper'],
  ])('are a foot outside of the box with head and rows too, as in %s', (_name, box) => {
    const at = layBox(`<div class="box ${box}">${parts}</div>`);
    layElement(at('.parts'), [100, 50, 800, 470]);
    expect(endsOf(at('.rows'))).toMatchObject({ above: 40, below: 30 });
    expect(tablePaneIn(at('.box'))).toBe(at('.rows'));
  });

  test('are not what follows a table in a box of another kind, or far below it', () => {
    const other = layBox(`<div class="box page">${parts}</div>`);
    layElement(other('.parts'), [100, 50, 800, 470]);
    expect(endsOf(other('.rows'))).toMatchObject({ above: 40, below: 0 });
    const far = layBox(`<div class="box ant-table-wrapper">${parts}</div>`);
    layElement(far('.parts'), [100, 50, 800, 430]);
    layElement(far('.rows'), [100, 90, 800, 390], 3000);
    expect(endsOf(far('.rows'))).toMatchObject({ above: 40, below: 0 });
  });

  test('are not what else is in the page, or beside the pane', () => {
    const at = layBox(`<h1 class="head"></h1>${rows}<p class="foot"></p><div class="box"></div>`);
    expect(endsOf(at('.rows'))).toMatchObject({ above: 0, below: 0 });
    const card = layBox(`<div class="box"><div class="head"></div>${rows}<div class="foot"></div></div>`);
    layElement(card('.rows'), [400, 90, 500, 430], 3000);
    expect(endsOf(card('.rows'))).toMatchObject({ above: 0, below: 0 });
    expect(endsOf(rootScroller(document))).toMatchObject({ above: 0, below: 0 });
  });

  test('are not the bars of an application that fills the window, unless it is a table', () => {
    const fill = (html: string) => {
      const at = layBox(html, [0, 1000]);
      layElement(at('.box'), [0, 0, 1000, 600]);
      return endsOf(at('.rows'));
    };
    const bars = `<header class="head"></header>${rows}<footer class="foot"></footer>`;
    expect(fill(`<div class="box">${bars}</div>`)).toMatchObject({ above: 0, below: 0 });
    expect(fill(`<div class="box" role="treegrid">${bars}</div>`)).toMatchObject({ above: 40, below: 30 });
  });

  const card = `<div class="box"><div class="head"></div>${rows}<div class="foot"></div></div>`;

  /** Makes a pane's inner width smaller, as a scrollbar on the right does. `width` is the scrollbar's, in CSS pixels. */
  function addScrollbar(pane: Element, width: number): void {
    Object.defineProperty(pane, 'clientWidth', { value: pane.clientWidth - width, configurable: true });
  }

  test('reach over the pane’s scrollbar, or else it would cut them', () => {
    const at = layBox(card);
    addScrollbar(at('.rows'), 15);
    expect(endsOf(at('.rows'))).toEqual({ above: 40, below: 30, left: 0, right: 15 });
  });

  test('reach over the margins of the pane', () => {
    const at = layBox(card);
    layElement(at('.rows'), [120, 90, 760, 430], 3000);
    addScrollbar(at('.rows'), 15);
    expect(endsOf(at('.rows'))).toEqual({ above: 40, below: 30, left: 20, right: 35 });
  });

  test('reach only over the scrollbar if something else is beside the pane', () => {
    const html = `<div class="box" role="grid"><div class="head"></div><div class="frozen"></div>${rows}<div class="foot"></div></div>`;
    const at = layBox(html);
    layElement(at('.frozen'), [100, 90, 50, 430]);
    layElement(at('.rows'), [150, 90, 750, 430], 3000);
    addScrollbar(at('.rows'), 15);
    expect(endsOf(at('.rows'))).toEqual({ above: 40, below: 30, left: 0, right: 15 });
  });

  test('reach no further than their box and the window', () => {
    const at = layBox(card, [300, 800]);
    layElement(at('.head'), [280, 50, 840, 40]);
    layElement(at('.rows'), [310, 90, 760, 430], 3000);
    expect(endsOf(at('.rows'))).toEqual({ above: 40, below: 30, left: 10, right: 0 });
  });

  test('are beside the view at the content’s left and right, and part of its width', () => {
    const at = layBox(card);
    const scroller = at('.rows');
    layElement(scroller, [120, 90, 760, 430], 3000);
    addScrollbar(scroller, 15);
    scroller.scrollTo = () => undefined;
    const ground = { scroller, ends: endsOf(scroller) };
    const seen = (left: number) => {
      scroller.scrollLeft = left;
      const { view, left: from, content } = stateOf(ground, { isAll: true });
      return [from, view.x, view.width, content.width];
    };
    expect(seen(0)).toEqual([0, 100, 800, 800]);
    Object.defineProperty(scroller, 'scrollWidth', { value: 1745, configurable: true });
    expect(seen(0)).toEqual([0, 100, 765, 1800]);
    expect(seen(500)).toEqual([520, 120, 745, 1800]);
    expect(seen(1000)).toEqual([1020, 120, 780, 1800]);
  });

  test('are only what the window shows', () => {
    const at = layBox(`<div class="box"><div class="head"></div>${rows}<div class="foot"></div></div>`);
    layElement(at('.rows'), [100, 90, 800, 700], 3000);
    layElement(at('.foot'), [100, 790, 800, 30]);
    expect(endsOf(at('.rows'))).toMatchObject({ above: 40, below: 0 });
  });

  test('are in the view at the content’s beginning and end, and part of its height', () => {
    const at = layBox(`<div class="box"><div class="head"></div>${rows}<div class="foot"></div></div>`);
    const scroller = at('.rows');
    scroller.scrollTo = () => undefined;
    const ground = { scroller, ends: endsOf(scroller) };
    const seen = (top: number) => {
      scroller.scrollTop = top;
      const { view, top: from, content } = stateOf(ground, { isAll: true });
      return [from, view.y, view.height, content.height];
    };
    expect(seen(0)).toEqual([0, 50, 470, 3070]);
    expect(seen(1000)).toEqual([1040, 90, 430, 3070]);
    expect(seen(2570)).toEqual([2610, 90, 460, 3070]);
  });
});

test('a table’s pane is found for the table, for its boxes and for the pane, but for nothing around it', () => {
  const html = `<main><div class="box" role="grid"><div class="head"></div><div class="inner">${rows}</div><div class="foot"></div></div></main>`;
  const at = layBox(html);
  for (const selector of ['.box', '.inner', '.rows']) expect(tablePaneIn(at(selector))).toBe(at('.rows'));
  for (const selector of ['main', 'body', '.head', 'p']) expect(tablePaneIn(at(selector))).toBeNull();
  const card = layBox(html.replace('role="grid"', ''));
  expect(tablePaneIn(card('.box'))).toBeNull();
});
