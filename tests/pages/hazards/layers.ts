import { bandColour, bandPx, cssColour, thingColour } from '../paint.ts';
import type { Layer } from '../scene.ts';
import { bands, type Hazard, page, painted } from './hazard.ts';

/** Pages with a pane that scrolls, and with something that lies over the pane or makes it hard to find. */
const height = 2200;
const [headColour, buttonColour] = [60, 61].map(thingColour) as [number, number];
const headPx = 64;

/** Returns a layer for a head that is as wide as the page, at its top. */
const head = (width: number): Layer => ({
  kind: 'once',
  name: 'the head',
  colour: headColour,
  width,
  height: headPx,
  at: { left: 0, top: 0 },
});

/**
 * A pane with round corners below other layers: a table's frozen head and a floating button. Only a script scrolls the
 * pane.
 */
const paneLayers: Hazard = {
  name: 'pane-layers',
  html: page(
    `<main><div class="under"></div>${painted(height)}</main><header></header><button></button>
    <script>document.querySelector('main').addEventListener('wheel', (event) => { event.currentTarget.scrollTop += event.deltaY })</script>`,
    {
      css: `html, body { height: 100%; overflow: hidden } body { position: relative }
        main { position: absolute; inset: 0; overflow: hidden; border-radius: 24px }
        .under { height: ${headPx}px }
        header { position: absolute; top: 0; left: 0; right: 0; height: ${headPx}px; background: ${cssColour(headColour)} }
        button { position: absolute; right: 24px; bottom: 24px; width: 48px; height: 32px; border: 0; padding: 0; background: ${cssColour(buttonColour)} }`,
    },
  ),
  scene: (width) => ({
    width,
    height: headPx + height,
    layers: [
      bands(0, headPx, width, height),
      head(width),
      {
        kind: 'once',
        name: 'the button',
        colour: buttonColour,
        width: 48,
        height: 32,
        at: { right: 24, bottom: 24 },
      },
    ],
  }),
  prepare: "document.querySelector('main').scrollTo(0, 160)",
};

const columnPx = 120;
const columnFrom = 20;

/** A table's frozen column over a pane: a script scrolls the column's own content with the pane. */
const paneFrozenColumn: Hazard = {
  name: 'pane-frozen-column',
  html: page(
    `<main>${painted(height)}</main><aside><div>${painted(height, columnFrom)}</div></aside>
    <script>document.querySelector('main').addEventListener('scroll', ({ currentTarget }) => {
      document.querySelector('aside div').scrollTop = currentTarget.scrollTop;
    })</script>`,
    {
      css: `html, body { height: 100%; overflow: hidden } body { position: relative }
        main { position: absolute; inset: 0; overflow: auto; scrollbar-width: none }
        aside { position: absolute; inset: 0 auto 0 0; width: ${columnPx}px }
        aside div { height: 100%; overflow: hidden } aside .painted { height: ${height}px }`,
    },
  ),
  scene: (width) => ({
    width,
    height,
    layers: [bands(0, 0, width, height), bands(0, 0, columnPx, height, columnFrom)],
  }),
  // The column follows at the next frame.
  prepare: `new Promise((resolve) => {
    document.querySelector('main').scrollTo(0, 160);
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  })`,
};

/** The body scrolls, although the root element also has the styles of a scroller. */
const bodySticky: Hazard = {
  name: 'body-sticky',
  html: page(`<header></header>${painted(height)}`, {
    css: `html, body { height: 100%; overflow-x: hidden }
      header { position: sticky; top: 0; height: ${headPx}px; background: ${cssColour(headColour)}; z-index: 2 }`,
  }),
  scene: (width) => ({
    width,
    height: headPx + height,
    layers: [bands(0, headPx, width, height), head(width)],
  }),
  prepare: 'document.body.scrollTo(0, 160)',
};

const zoomPx = 12;

/** A zoomed page: rows of 8 of its own pixels are 12 CSS px high in the window. */
const zoomedPane: Hazard = {
  name: 'zoomed-pane',
  html: page(
    `<nav></nav><main class="painted">${Array.from({ length: height / bandPx }, (_, row) => `<i style="background:${cssColour(bandColour(row))}"></i>`).join('')}</main>`,
    {
      css: `html, body { height: 100%; overflow: hidden } body { zoom: ${zoomPx / bandPx} }
        nav { position: absolute; inset: 0 auto 0 0; width: 160px; background: #ccc }
        main.painted { position: absolute; inset: 48px 0 0 160px; overflow: auto; scrollbar-width: none }`,
    },
  ),
  scene: (width) => ({
    width,
    height: (height / bandPx) * zoomPx,
    layers: Array.from({ length: height / bandPx }, (_, row) => ({
      kind: 'solid' as const,
      box: { left: 0, top: row * zoomPx, width, height: zoomPx },
      colour: bandColour(row),
    })),
  }),
  prepare: "document.querySelector('main').scrollTo(0, 160)",
};

export const layerHazards: Hazard[] = [paneLayers, paneFrozenColumn, bodySticky, zoomedPane];
