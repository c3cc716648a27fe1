import { bandPx, cssColour, thingColour } from '../paint.ts';
import { bands, type Hazard, onlyBands, page, painted } from './hazard.ts';

/** Pages that load or change content some time after it comes into view. */
const piecePx = 200;
const pieces = 12;
const height = piecePx * pieces;
/** Delays of near and far servers. */
const latenciesMs = [60, 120, 300];

/**
 * How a page fills a piece once it is in view: a script that loads the picture at `address` into `box`. `reveal` fades
 * the piece in frame by frame.
 */
const ways = {
  background: `box.style.backgroundImage = 'url(' + address + ')'`,
  fetch: 'fetch(address).then((reply) => reply.text()).then((svg) => { box.innerHTML = svg; })',
  reveal: `fetch(address).then((reply) => reply.text()).then((svg) => {
    box.innerHTML = svg;
    const begun = performance.now();
    const step = () => {
      box.style.opacity = Math.min(1, (performance.now() - begun) / 500);
      if (box.style.opacity !== '1') requestAnimationFrame(step);
    };
    step();
  })`,
  shadow: `box.attachShadow({ mode: 'open' }).innerHTML = '<img loading="lazy" style="display:block" src="' + address + '">'`,
};

function lateContent(): Hazard {
  const names = Object.keys(ways);
  const boxes = Array.from({ length: pieces }, (_, piece) => {
    const way = names[piece % names.length];
    const ms = latenciesMs[Math.floor(piece / names.length) % latenciesMs.length];
    return `<div class="late" data-way="${way}" data-ms="${ms}" data-from="${(piece * piecePx) / bandPx}"></div>`;
  });
  const fills = Object.entries(ways).map(([name, script]) => `${name}: (box, address) => { ${script} }`);
  return {
    name: 'late-content',
    html: page(
      `<div class="painted">${boxes.join('')}</div><script>
      const ways = { ${fills.join(', ')} };
      const observer = new IntersectionObserver((entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          observer.unobserve(target);
          const { way, ms, from } = target.dataset;
          ways[way](target, '/hazards/bands.svg?width=800&height=${piecePx}&from=' + from + '&ms=' + ms);
        }
      });
      for (const box of document.querySelectorAll('.late')) observer.observe(box);
    </script>`,
      { css: `.late { width: 800px; height: ${piecePx}px; overflow: hidden }` },
    ),
    scene: (width) => ({ width, height, layers: [bands(0, 0, 800, height)] }),
    changes: true,
  };
}

/** A page that requests and changes something all the time, so nobody can wait until it is quiet. */
const neverQuiet: Hazard = {
  name: 'never-quiet',
  html: page(
    `${painted(height)}<script>
      setInterval(() => fetch('/hazards/bands.svg?ms=20'), 60);
      setInterval(() => document.body.setAttribute('data-now', performance.now()), 20);
    </script>`,
  ),
  scene: onlyBands(height),
  changes: true,
};

const toastColour = thingColour(40);
const toastPx = 48;

/**
 * A toast that disappears at the end of its animation, content that the browser skips while it is out of view
 * (`content-visibility`), and cards whose animation follows scrolling.
 */
const toast: Hazard = {
  name: 'toast',
  html: page(
    `<section>${painted(800)}</section>${Array.from({ length: (height - 800) / piecePx }, (_, piece) => `<div class="card">${painted(piecePx, (800 + piece * piecePx) / bandPx)}</div>`).join('')}
    <aside><i></i></aside><script>
      document.querySelector('aside i').addEventListener('animationend', () => document.querySelector('aside').remove());
    </script>`,
    {
      css: `section { content-visibility: auto }
        aside { position: fixed; left: 40px; top: 40px; width: ${toastPx}px; height: ${toastPx}px; background: ${cssColour(toastColour)} }
        aside i { position: absolute; left: 0; bottom: 0; width: 100%; height: 4px; animation: pass 9s linear forwards }
        @keyframes pass { to { transform: scaleX(0) } }`,
    },
  ),
  scene: (width) => ({
    width,
    height,
    layers: [
      bands(0, 0, width, height),
      {
        kind: 'once',
        name: 'the toast',
        colour: toastColour,
        width: toastPx,
        height: toastPx,
        at: { left: 40, top: 40 },
      },
    ],
  }),
};

export const lateHazards: Hazard[] = [lateContent(), neverQuiet, toast];
