import { footColour, footPx, headColour, headPx, height, once, paint, scrollRows, withEnds } from './ends.ts';
import { bands, type Hazard, page, painted } from './hazard.ts';

/** Pages with an open dialog whose content is higher than the window, and with a page behind it. */
const behind = `<main><header></header>${Array.from({ length: 40 }, (_, at) => `<div style="background: hsl(${at * 40} 90% 50%)"></div>`).join('')}</main>`;

const behindStyle = `main div { height: 100px } main header { position: fixed; inset: 0 0 auto; height: 50px; background: #06c }`;
/** Black at 40 % over white is 153 in every browser. */
const dimmed = 'background: rgb(0 0 0 / 40%)';
const dimmedColour = 0x99_99_99;
const [gapPx, sidePx] = [32, 104];

/** A dialog that is taller than the window and is scrolled over the page, as in Bootstrap. */
const tallDialog: Hazard = {
  name: 'tall-dialog',
  html: page(
    `<div class="rows" role="dialog" aria-modal="true"><div class="dialog"><div class="head"></div>${painted(height)}<div class="foot"></div></div></div>
    <div class="dim"></div>${behind}`,
    {
      css: `body { overflow: hidden } ${paint} ${behindStyle}
        .dim, .rows { position: fixed; inset: 0 } .dim { ${dimmed}; z-index: 1 }
        .rows { overflow-x: hidden; overflow-y: auto; z-index: 2 }
        .dialog { margin: ${gapPx}px ${sidePx}px; overflow: hidden }`,
    },
  ),
  scene: (inner) => {
    const width = inner + 2 * sidePx;
    const whole = 2 * gapPx + headPx + height + footPx;
    return {
      width,
      height: whole,
      layers: [
        { kind: 'solid', box: { left: 0, top: 0, width, height: whole }, colour: dimmedColour },
        bands(sidePx, gapPx + headPx, inner, height),
        once('the head', headColour, inner, headPx, { left: sidePx, top: gapPx }),
        once('the foot', footColour, inner, footPx, { left: sidePx, bottom: gapPx }),
      ],
    };
  },
  prepare: scrollRows,
};

/** A dialog as high as the window whose body is a pane, over a page that could be scrolled. */
const dialogPane: Hazard = {
  name: 'dialog-pane',
  html: page(
    `<div class="over"><div class="dialog"><div class="head"></div><div class="rows">${painted(height)}</div><div class="foot"></div></div></div>${behind}`,
    {
      css: `${paint} ${behindStyle}
        .over { position: fixed; inset: 0; ${dimmed}; z-index: 2; display: flex; align-items: center; justify-content: center }
        .dialog { width: 400px; height: 580px; border-radius: 12px; overflow: hidden; background: #fff; display: flex; flex-direction: column }
        .head, .foot { flex: none }
        .rows { flex: 1; overflow-y: auto }`,
    },
  ),
  scene: withEnds,
  prepare: `${scrollRows}, scrollTo(0, 80)`,
};

/** A sheet at the side of the window, as Bootstrap's offcanvas. */
const sideSheet: Hazard = {
  name: 'side-sheet',
  html: page(
    `<div class="dim"></div><aside role="dialog" aria-modal="true"><div class="head"></div><div class="rows">${painted(height)}</div></aside>${behind}`,
    {
      css: `body { overflow: hidden } ${paint} ${behindStyle}
        .dim { position: fixed; inset: 0; ${dimmed}; z-index: 1 }
        aside { position: fixed; inset: 0 0 0 auto; width: 400px; z-index: 2; background: #fff; display: flex; flex-direction: column }
        .head { flex: none } .rows { flex: 1; overflow-y: auto }`,
    },
  ),
  scene: (width, headWidth = width) => ({
    width: headWidth,
    height: headPx + height,
    layers: [bands(0, headPx, width, height), once('the head', headColour, headWidth, headPx, { top: 0 })],
  }),
  prepare: scrollRows,
};

/** The browser's own dialog with more content than it has room for. */
const modalDialog: Hazard = {
  name: 'modal-dialog',
  html: page(`<dialog class="rows">${painted(height)}</dialog>${behind}`, {
    css: `${behindStyle} dialog { padding: 0; border: 0; width: 600px }`,
  }),
  // At 1.25 the dialog's view ends within a device row, so Chromium cannot scroll to the end of the last row.
  scene: (width) => ({ width, height, layers: [bands(0, 0, width, height)], hidesLastRow: true }),
  prepare: `document.querySelector('dialog').showModal(), ${scrollRows}`,
};

export const dialogHazards: Hazard[] = [tallDialog, dialogPane, sideSheet, modalDialog];
