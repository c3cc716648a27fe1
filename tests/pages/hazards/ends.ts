import { cssColour, thingColour } from '../paint.ts';
import type { Layer } from '../scene.ts';
import { bands, type Hazard, page, painted } from './hazard.ts';

/** Pages with a pane that has a head above it and a foot below it, both in boxes of their own. */
export const height = 2200;
export const [headPx, footPx] = [64, 40];
export const [headColour, footColour] = [70, 71].map(thingColour) as [number, number];
export const paint = `.head { height: ${headPx}px; background: ${cssColour(headColour)} }
  .foot { height: ${footPx}px; background: ${cssColour(footColour)} }`;

export const once = (name: string, colour: number, width: number, height: number, at: object): Layer => ({
  kind: 'once',
  name,
  colour,
  width,
  height,
  at: { left: 0, ...at },
});

/** Beside the rows there may be room for a scrollbar, which is not pictured. */
export const withEnds: Hazard['scene'] = (width, headWidth = width) => ({
  width: headWidth,
  height: headPx + height + footPx,
  layers: [
    bands(0, headPx, width, height),
    once('the head', headColour, headWidth, headPx, { top: 0 }),
    once('the foot', footColour, headWidth, footPx, { bottom: 0 }),
  ],
});

export const scrollRows = "document.querySelector('.rows').scrollTo(0, 160)";
const locked = 'html, body { height: 100%; overflow: hidden }';

/** A table whose head, body and foot are tables of their own, as Ant Design draws a summary. */
const tableParts: Hazard = {
  name: 'table-parts',
  html: page(
    `<h1>Orders</h1><section><div class="head"><table><thead><tr><th></th></tr></thead></table></div>
    <div class="rows"><table><tbody><tr><td>${painted(height)}</td></tr></tbody></table></div>
    <div class="foot"><table><tfoot><tr><td></td></tr></tfoot></table></div></section><p>Page 1</p>`,
    {
      css: `${locked} ${paint}
        h1 { margin: 0; height: 40px }
        section { margin: 0 24px; height: calc(100% - 100px); display: flex; flex-direction: column; border: 1px solid #ccc }
        .rows { flex: 1; min-height: 0; overflow-y: auto }
        table { width: 100%; border-spacing: 0 } td { padding: 0 }
        p { margin: 0; height: 40px }`,
    },
  ),
  scene: withEnds,
  prepare: scrollRows,
};

/** A table with a foot below the box of its head and rows, as in Ant Design, and with pages to turn below. */
const tableFoot: Hazard = {
  name: 'table-foot',
  html: page(
    `<div class="wrapper"><div class="ant-table"><div><div class="head"><table><thead><tr><th></th></tr></thead></table></div>
    <div class="rows"><table><tbody><tr><td>${painted(height)}</td></tr></tbody></table></div></div>
    <div class="foot"></div></div><ul></ul></div>`,
    {
      css: `${locked} ${paint}
        .rows { height: 460px; overflow-y: auto }
        table { width: 100%; border-spacing: 0 } td { padding: 0 }
        ul { margin: 16px 0; height: 24px; background: #eee }`,
    },
  ),
  scene: withEnds,
  prepare: scrollRows,
};

/** A grid of boxes that fills the window, with its head in a layer of its own, as in SlickGrid and Tabulator. */
const gridParts: Hazard = {
  name: 'grid-parts',
  html: page(
    `<div role="grid"><div class="layer head"><div role="columnheader"></div></div>
    <div class="layer body"><div class="rows"><div role="row">${painted(height)}</div></div><div class="foot"></div></div></div>`,
    {
      css: `${locked} ${paint}
        [role="grid"] { position: relative; height: 100% } .layer { position: absolute; left: 0; right: 0; top: 0 }
        .body { top: ${headPx}px; bottom: 0; display: flex; flex-direction: column }
        .rows { flex: 1; min-height: 0; overflow: auto }`,
    },
  ),
  scene: withEnds,
  prepare: scrollRows,
};

/** A card that is wider than its rows, and whose scrollbar the page styles. */
const styledScrollbar: Hazard = {
  name: 'styled-scrollbar',
  html: page(
    `<div class="card"><div class="head"></div><div class="rows">${painted(height)}</div><div class="foot"></div></div>`,
    {
      css: `${locked} ${paint}
        .card { margin: 10px } .rows { margin-right: 10px; height: 460px; overflow-y: scroll }
        ::-webkit-scrollbar { width: 9px } ::-webkit-scrollbar-thumb { background: #c00 }`,
    },
  ),
  scene: withEnds,
  prepare: scrollRows,
};

export const endHazards: Hazard[] = [tableParts, tableFoot, gridParts, styledScrollbar];
