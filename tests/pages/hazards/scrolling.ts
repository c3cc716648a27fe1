import { bandPx, cssColour, thingColour } from '../paint.ts';
import type { Layer } from '../scene.ts';
import { bands, type Hazard, page, painted } from './hazard.ts';

/** Pages with fixed parts that react to scrolling, or that are fixed in ways that are hard to undo. */
const height = 2200;
const [headColour, sideColour, chatColour, barColour, dialogColour, backColour, footColour] = Array.from(
  { length: 7 },
  (_, at) => thingColour(50 + at),
) as [number, number, number, number, number, number, number];

const once = (
  name: string,
  colour: number,
  [width, height]: [number, number],
  at: Extract<Layer, { kind: 'once' }>['at'],
): Layer => ({ kind: 'once', name, colour, width, height, at });

const leadPx = 304;
const sidePx = 160;

/**
 * A header that hides on the way down, a sidebar that is fixed further down, a chat button whose style beats all other
 * rules, and bars that are not elements.
 */
const hearing: Hazard = {
  name: 'hearing',
  html: page(
    `<header></header><div class="lead"></div><aside></aside>
    ${painted(height, 0, `margin-left: ${sidePx}px`)}
    <b style="position: fixed !important; right: 24px !important; bottom: 72px !important; margin: 0 !important"></b>
    <script>
      let last = 0;
      addEventListener('scroll', () => {
        document.querySelector('header').classList.toggle('away', scrollY > last && scrollY > 60);
        document.querySelector('aside').classList.toggle('held', scrollY > ${leadPx});
        last = scrollY;
      });
    </script>`,
    {
      css: `.lead { height: ${leadPx}px; background: #eee }
        header { position: fixed; top: 0; left: 240px; width: 200px; height: 48px; background: ${cssColour(headColour)}; z-index: 3; transition: transform .3s }
        .away { transform: translateY(-100%) }
        aside { position: absolute; top: ${leadPx}px; left: 0; width: ${sidePx}px; height: 200px; background: ${cssColour(sideColour)} }
        .held { position: fixed; top: 0 }
        body > b { width: 48px; height: 32px; background: ${cssColour(chatColour)}; z-index: 3 }
        body::after { content: ""; position: fixed; bottom: 0; left: 320px; width: 64px; height: 8px; background: ${cssColour(barColour)}; z-index: 3 }`,
    },
  ),
  scene: (paintedPx) => ({
    width: paintedPx + sidePx,
    height: leadPx + height,
    layers: [
      {
        kind: 'solid',
        box: { left: 0, top: 0, width: paintedPx + sidePx, height: leadPx },
        colour: 0xeeeeee,
      },
      bands(sidePx, leadPx, paintedPx, height),
      once('the header', headColour, [200, 48], { left: 240, top: 0 }),
      once('the sidebar', sideColour, [sidePx, 200], { left: 0, top: leadPx }),
      once('the chat button', chatColour, [48, 32], { right: 24, bottom: 72 }),
      once('the bar', barColour, [64, 8], { left: 320, bottom: 0 }),
    ],
  }),
  changes: true,
};

/**
 * A page without a doctype, for which the window's height is read elsewhere. A filter on the root does not contain
 * fixed parts, and nothing contains an open dialog.
 */
const quirks: Hazard = {
  name: 'quirks',
  html: page(
    `<div class="moved">${painted(height)}<dialog></dialog></div><footer></footer>
    <script>document.querySelector('dialog').showModal(); scrollTo(0, 0)</script>`,
    {
      css: `html { filter: brightness(1) }
      .moved { transform: translateX(0) }
      dialog { position: fixed; inset: 104px auto auto 304px; margin: 0; border: 0; padding: 0; outline: 0; width: 200px; height: 120px; background: ${cssColour(dialogColour)} }
      dialog::backdrop { background: transparent }
      footer { position: fixed; bottom: 0; left: 0; width: 200px; height: 48px; background: ${cssColour(footColour)} }`,
    },
  ).replace('<!doctype html>', ''),
  scene: (width) => ({
    width,
    height,
    layers: [
      bands(0, 0, width, height),
      once('the dialog', dialogColour, [200, 120], { left: 304, top: 104 }),
      once('the footer', footColour, [200, 48], { left: 0, bottom: 0 }),
    ],
  }),
};

/**
 * A fixed backdrop behind the content, with `z-index: 0`, and a background that is attached to the window. A picture of
 * the whole page has no window, so the background fills its box instead.
 */
const backdrop: Hazard = {
  name: 'backdrop',
  html: page(
    `<div id="back"></div><main>${painted(800)}<section></section>${painted(800, 800 / bandPx)}</main>`,
    {
      css: `#back { position: fixed; inset: 0; z-index: 0; background: ${cssColour(backColour)} }
        section { height: 600px; background: linear-gradient(${cssColour(dialogColour)} 50%, ${cssColour(footColour)} 50%) fixed }
        main { position: relative; z-index: 1; margin-left: 200px }`,
    },
  ),
  scene: (width) => ({
    width: width + 200,
    height,
    layers: [
      { kind: 'solid', box: { left: 0, top: 0, width: 200, height }, colour: backColour },
      bands(200, 0, width, 800),
      { kind: 'solid', box: { left: 200, top: 800, width, height: 300 }, colour: dialogColour },
      { kind: 'solid', box: { left: 200, top: 1100, width, height: 300 }, colour: footColour },
      bands(200, 1400, width, 800, 800 / bandPx),
    ],
  }),
};

/** A section that a script holds in the window for a while, and an element that is too wide by a scrollbar. */
const held: Hazard = {
  name: 'held-section',
  html: page(
    `<div class="wide"></div>${painted(800)}<div id="room">${painted(400, 100, 'width: 600px')}</div>${painted(800, 200)}
    <script>
      const box = document.querySelector('#room .painted');
      addEventListener('scroll', () => {
        const isIn = scrollY >= 800 && scrollY <= 1800;
        box.style.position = isIn ? 'fixed' : 'relative';
        box.style.top = isIn ? '0px' : scrollY > 1800 ? '1000px' : '0px';
      });
    </script>`,
    {
      css: `.wide { width: 100vw; height: 8px; margin-bottom: -8px }
        #room { height: 1600px; background: #eee }`,
    },
  ),
  scene: (width) => ({
    width,
    height: 3200,
    layers: [
      bands(0, 0, width, 800),
      { kind: 'solid', box: { left: 0, top: 800, width, height: 1600 }, colour: 0xeeeeee },
      bands(0, 800, 600, 400, 100),
      bands(0, 2400, width, 800, 200),
    ],
  }),
  changes: true,
};

export const scrollingHazards: Hazard[] = [hearing, quirks, backdrop, held];
