import { bandColour, bandPx, barColour, barsIn, cssColour } from '../paint.ts';
import { type Hazard, onlyBands, page, painted } from './hazard.ts';

function plain(name: string, height: number): Hazard {
  return { name, html: page(painted(height)), scene: onlyBands(height) };
}

function wide(name: string, html: string): Hazard {
  const [width, height] = [2000, 1200];
  return {
    name,
    html: page(painted(height, 0, `width:${width}px`), { html }),
    scene: onlyBands(height),
    prepare: html ? 'scrollTo(-200, 160)' : 'scrollTo(200, 160)',
  };
}

/**
 * Boxes whose sides are between two device pixels at every ratio. No side is half-way, because browsers round that
 * differently.
 */
function fractional(): Hazard {
  const tops = Array.from({ length: 110 }, (_, pair) => [pair * 20, pair * 20 + 10.3]).flat();
  const height = 2200.3;
  const boxes = tops.map((top, index) => ({
    top,
    height: (tops[index + 1] ?? height) - top,
    colour: bandColour(index),
  }));
  const rows = boxes.map(
    (box) =>
      `<u style="top:${box.top}px;height:${box.height.toFixed(1)}px;background:${cssColour(box.colour)}"></u>`,
  );
  return {
    name: 'fractional',
    html: page(`<div class="painted" style="height:${height}px">${rows.join('')}</div>`, {
      css: 'u { position: absolute; left: 0; right: 0 }',
    }),
    scene: (width) => ({
      width,
      height,
      layers: boxes.map(({ colour, ...box }) => ({ kind: 'solid', box: { left: 0, width, ...box }, colour })),
    }),
  };
}

/** A page without style attributes, scripts, images or frames: it has only a style sheet with a nonce. */
function strictPolicy(): Hazard {
  const height = 2200;
  const count = height / bandPx;
  const bars = barsIn(1280);
  const rules = [
    ...Array.from(
      { length: count },
      (_, band) => `i:nth-of-type(${band + 1}) { background: ${cssColour(bandColour(band))} }`,
    ),
    ...bars.map(
      (left, bar) =>
        `b:nth-of-type(${bar + 1}) { left: ${left}px; background: ${cssColour(barColour(bar))} }`,
    ),
  ];
  const boxes = `${'<i></i>'.repeat(count)}${'<b></b>'.repeat(bars.length)}`;
  return {
    name: 'csp',
    html: page(`<div class="painted">${boxes}</div>`, { css: rules.join('\n') }),
    headers: {
      'Content-Security-Policy':
        "default-src 'none'; style-src 'nonce-painted'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    },
    scene: onlyBands(height),
  };
}

/** A page that stops all events, so that no other listener gets them. */
function stopsEvents(): Hazard {
  const script = `<script>
    const types = ['scroll', 'scrollend', 'wheel', 'resize', 'message', 'visibilitychange', 'pagehide', 'load', 'error',
      'transitionend', 'animationend', ...Object.keys(HTMLElement.prototype).concat(Object.keys(window))
        .filter((key) => key.startsWith('on') && key !== 'onbeforeunload').map((key) => key.slice(2))];
    for (const type of new Set(types)) {
      for (const target of [window, document]) {
        target.addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, { capture: true, passive: false });
      }
    }
  </script>`;
  return { name: 'stop-events', html: page(painted(2200), { head: script }), scene: onlyBands(2200) };
}

export const plainHazards: Hazard[] = [
  plain('plain', 2200),
  plain('long', 10_000),
  plain('endless', 100_000),
  { name: 'rtl', html: page(painted(2200), { html: 'dir="rtl"' }), scene: onlyBands(2200) },
  wide('wide', ''),
  wide('rtl-wide', 'dir="rtl"'),
  fractional(),
  strictPolicy(),
  stopsEvents(),
];
