import { bandPx, cssColour, thingColour } from '../paint.ts';
import { bands, type Hazard, onlyBands, page, painted } from './hazard.ts';

/** Pages that scroll an element instead of the document. */
const height = 2200;
/** A pane after bars of these sizes begins between two device pixels at a ratio of 1.25. */
const [barPx, navPx] = [57, 201];
const stickyPx = 48;
const stickyColour = thingColour(20);

const window = `html, body { height: 100%; overflow: hidden }
  nav { position: absolute; inset: ${barPx}px auto 0 0; width: ${navPx}px; background: #eee }
  h1 { margin: 0; height: ${barPx}px; background: #ddd }
  main { position: absolute; inset: ${barPx}px 0 0 ${navPx}px; overflow: auto }`;

const pane: Hazard = {
  name: 'pane',
  html: page(`<nav></nav><h1></h1><main>${painted(height)}</main>`, {
    css: window,
  }),
  scene: onlyBands(height),
  prepare: "document.querySelector('main').scrollTo(0, 160)",
};

/** A bar that sticks to the top of the pane, as in mail programs and consoles. */
const paneSticky: Hazard = {
  name: 'pane-sticky',
  html: page(`<nav></nav><h1></h1><main><header></header>${painted(height)}</main>`, {
    css: `${window}
      header { position: sticky; top: 0; z-index: 2; height: ${stickyPx}px; background: ${cssColour(stickyColour)} }`,
  }),
  scene: (width) => ({
    width,
    height: stickyPx + height,
    layers: [
      bands(0, stickyPx, width, height),
      {
        kind: 'once',
        name: 'the bar',
        colour: stickyColour,
        width,
        height: stickyPx,
        at: { left: 0, top: 0 },
      },
    ],
  }),
  prepare: "document.querySelector('main').scrollTo(0, 160)",
};

/** A pane that scrolls upwards from its end, as in chats. */
const chat: Hazard = {
  name: 'chat',
  html: page(`<nav></nav><h1></h1><main>${painted(height)}</main>`, {
    css: `${window}
      main { display: flex; flex-direction: column-reverse }
      main > * { flex: none }`,
  }),
  scene: onlyBands(height),
};

const frame: Hazard = {
  name: 'frame',
  html: page('<iframe src="/hazards/plain" title="Content"></iframe>', {
    css: 'html, body { height: 100%; overflow: hidden } iframe { display: block; width: 100%; height: 100%; border: 0 }',
  }),
  scene: onlyBands(height),
  prepare: "document.querySelector('iframe').contentWindow.scrollTo(0, 160)",
};

const bodyScroller: Hazard = {
  name: 'body-scroller',
  html: page(painted(height), {
    css: 'html { height: 100%; overflow: hidden } body { height: 100%; overflow: auto }',
  }),
  scene: onlyBands(height),
  prepare: 'document.body.scrollTo(0, 160)',
};

const innerPx = 400;
const scrolledPx = 160;

/** The document scrolls, so the pane inside it is shown as it is. */
const nested: Hazard = {
  name: 'nested',
  html: page(`${painted(800)}<section>${painted(2400, 1000)}</section>${painted(1200, 2000)}`, {
    css: `section { height: ${innerPx}px; overflow: auto; scrollbar-width: none }`,
  }),
  scene: (width) => ({
    width,
    height: 800 + innerPx + 1200,
    layers: [
      bands(0, 0, width, 800),
      bands(0, 800, width, innerPx, 1000 + scrolledPx / bandPx),
      bands(0, 800 + innerPx, width, 1200, 2000),
    ],
  }),
  prepare: `document.querySelector('section').scrollTo(0, ${scrolledPx}), scrollTo(0, 80)`,
};

export const paneHazards: Hazard[] = [pane, paneSticky, chat, frame, bodyScroller, nested];
