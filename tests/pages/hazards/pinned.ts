import { cssColour, thingColour } from '../paint.ts';
import type { Layer } from '../scene.ts';
import { bands, type Hazard, onlyBands, page, painted } from './hazard.ts';

/** Pages with parts that stay in place while the page is scrolled. */
const height = 2200;
const headerPx = 48;
const footerPx = 40;
const [headerColour, footerColour, asideColour, buttonColour] = [0, 1, 2, 3].map(thingColour) as [
  number,
  number,
  number,
  number,
];

const header = (width: number): Layer => ({
  kind: 'once',
  name: 'the header',
  colour: headerColour,
  width,
  height: headerPx,
  at: { left: 0, top: 0 },
});

const footer = (width: number): Layer => ({
  kind: 'once',
  name: 'the footer',
  colour: footerColour,
  width,
  height: footerPx,
  at: { left: 0, bottom: 0 },
});

/** A floating button. It may be anywhere, because it hides a part of the page wherever it is. */
const button: Layer = {
  kind: 'once',
  name: 'the button',
  colour: buttonColour,
  width: 48,
  height: 32,
  at: {},
};

const paint = `
  header { height: ${headerPx}px; background: ${cssColour(headerColour)} }
  footer { height: ${footerPx}px; background: ${cssColour(footerColour)} }
  aside { width: 160px; height: 240px; background: ${cssColour(asideColour)} }
  button { width: 48px; height: 32px; border: 0; padding: 0; background: ${cssColour(buttonColour)} }
  header, footer, aside, button { z-index: 2 }`;

const sticky: Hazard = {
  name: 'sticky',
  html: page(
    `<header></header><div class="columns"><div><aside></aside></div>${painted(height)}</div><footer></footer>`,
    {
      css: `${paint}
      .columns { display: grid; grid-template-columns: 160px 1fr }
      header { position: sticky; top: 0 }
      aside { position: sticky; top: ${headerPx}px }
      footer { position: sticky; bottom: 0 }`,
    },
  ),
  scene: (paintedPx) => {
    const width = paintedPx + 160;
    return {
      width,
      height: headerPx + height + footerPx,
      layers: [
        bands(160, headerPx, paintedPx, height),
        header(width),
        {
          kind: 'once',
          name: 'the sidebar',
          colour: asideColour,
          width: 160,
          height: 240,
          at: { left: 0, top: headerPx },
        },
        footer(width),
      ],
    };
  },
};

const fixedScene: Hazard['scene'] = (width) => ({
  width,
  height: headerPx + height + footerPx,
  layers: [bands(0, headerPx, width, height), header(width), footer(width), button],
});

const fixed: Hazard = {
  name: 'fixed',
  html: page(`<header></header>${painted(height)}<footer></footer><button></button>`, {
    css: `${paint}
      body { padding: ${headerPx}px 0 ${footerPx}px }
      header, footer { position: fixed; left: 0; right: 0 }
      header { top: 0 }
      footer { bottom: 0 }
      button { position: fixed; right: 24px; bottom: 72px }`,
  }),
  scene: fixedScene,
};

/**
 * Returns a shadow root with a fixed part. The page's style sheets do not reach it, and `!important` beats a style
 * attribute.
 */
const shadow = (mode: string, css: string, content: string) =>
  `<div><template shadowrootmode="${mode}"><style>${paint} ${css}</style>${content}</template></div>`;

const fixedShadow: Hazard = {
  name: 'fixed-shadow',
  html: page(
    [
      shadow('open', 'header { position: fixed !important; top: 0; left: 0; right: 0 }', '<header></header>'),
      painted(height),
      shadow(
        'open',
        'footer { position: fixed !important; bottom: 0; left: 0; right: 0 }',
        '<footer></footer>',
      ),
      shadow(
        'closed',
        'button { position: fixed !important; right: 24px; bottom: 72px }',
        '<button></button>',
      ),
    ].join(''),
    { css: `body { padding: ${headerPx}px 0 ${footerPx}px }` },
  ),
  scene: fixedScene,
};

/** A header that appears only once the page is scrolled, so a picture from the top must not have it. */
const latecomer: Hazard = {
  name: 'latecomer',
  html: page(
    `<header></header>${painted(height)}<script>
      const header = document.querySelector('header');
      const show = () => header.classList.toggle('there', scrollY > 100);
      addEventListener('scroll', show);
    </script>`,
    {
      css: `${paint}
        header { position: fixed; top: 0; left: 0; right: 0; visibility: hidden }
        header.there { visibility: visible }`,
    },
  ),
  scene: onlyBands(height),
  prepare: 'scrollTo(0, 0)',
  changes: true,
};

/** A header that is fixed to a transformed box. The box moves with the page, so the header belongs where it is. */
const framed: Hazard = {
  name: 'framed',
  html: page(`<div><header></header>${painted(height)}</div>`, {
    css: `${paint}
      div { transform: translateX(0); padding-top: ${headerPx}px }
      .painted { transform: none; padding: 0 }
      header { position: fixed; top: 0; left: 0; right: 0 }`,
  }),
  scene: (width) => ({
    width,
    height: headerPx + height,
    layers: [bands(0, headerPx, width, height), header(width)],
  }),
};

export const pinnedHazards: Hazard[] = [sticky, fixed, fixedShadow, latecomer, framed];
