import { bandPx, cssColour, thingColour } from '../paint.ts';
import { bands, type Hazard, onlyBands, page, painted } from './hazard.ts';

/** Pages that move, or that do not stop where they were scrolled to. */
const height = 2200;
const stripeColour = thingColour(10);
const fieldColour = thingColour(11);
const progressColour = thingColour(13);

const smooth: Hazard = {
  name: 'smooth',
  html: page(painted(height), { css: 'html { scroll-behavior: smooth !important }' }),
  scene: onlyBands(height),
  prepare: "scrollTo({ top: 160, behavior: 'instant' })",
};

const sectionPx = 504;
const sections = 5;

const snap: Hazard = {
  name: 'snap',
  html: page(
    Array.from({ length: sections }, (_, index) => painted(sectionPx, (index * sectionPx) / bandPx)).join(''),
    {
      css: 'html { scroll-snap-type: y mandatory } .painted { scroll-snap-align: start; scroll-snap-stop: always }',
    },
  ),
  scene: onlyBands(sections * sectionPx),
  prepare: `scrollTo(0, ${sectionPx})`,
};

/**
 * A moving stripe as tall as the page, so that it is in every tile. Unless it is stopped, it has another place in each
 * tile.
 */
const animation: Hazard = {
  name: 'animation',
  html: page(`${painted(height)}<div id="stripe"></div>`, {
    css: `body { position: relative }
      #stripe { position: absolute; top: 0; left: 0; width: 80px; height: 100%; background: ${cssColour(stripeColour)};
        animation: move .8s steps(50) infinite alternate }
      @keyframes move { to { transform: translateX(400px) } }`,
  }),
  scene: (width) => ({
    width,
    height,
    layers: [
      bands(0, 0, width, height),
      { kind: 'once', name: 'the stripe', colour: stripeColour, width: 80, height, at: { top: 0 } },
    ],
  }),
};

const cardPx = 440;
const cards = 5;
const progressPx = 16;

/** Cards that appear while they are scrolled in, under a bar that grows as the page is scrolled. */
const scrollDriven: Hazard = {
  name: 'scroll-driven',
  html: page(
    `${Array.from({ length: cards }, (_, card) => painted(cardPx, (card * cardPx) / bandPx)).join('')}<header></header>`,
    {
      css: `header { position: fixed; top: 0; left: 0; width: 100%; height: ${progressPx}px; background: ${cssColour(progressColour)};
        transform-origin: 0 0; z-index: 2 }
      @keyframes appear { from { opacity: 0; transform: translateY(80px) } }
      @keyframes grow { from { transform: scaleX(0) } }
      @supports (animation-timeline: view()) {
        .painted { animation: appear linear both; animation-timeline: view(); animation-range: entry 0% cover 40% }
        header { animation: grow linear both; animation-timeline: scroll(root) }
      }`,
    },
  ),
  scene: (width) => ({
    width,
    height: cards * cardPx,
    layers: [
      bands(0, 0, width, cards * cardPx),
      {
        kind: 'once',
        name: 'the bar',
        colour: progressColour,
        width,
        height: progressPx,
        at: { left: 0, top: 0 },
      },
    ],
  }),
};

const caret: Hazard = {
  name: 'caret',
  html: page(`${painted(height)}<textarea></textarea>`, {
    css: `body { position: relative }
      textarea { position: absolute; left: 200px; top: 400px; width: 400px; height: 1200px; box-sizing: border-box; margin: 0;
        padding: 0; border: 0; outline: 0; resize: none; overflow: hidden; font: 900px/1200px monospace;
        caret-color: #000; background: ${cssColour(fieldColour)} }`,
  }),
  scene: (width) => ({
    width,
    height,
    layers: [
      bands(0, 0, width, height),
      { kind: 'solid', box: { left: 200, top: 400, width: 400, height: 1200 }, colour: fieldColour },
    ],
  }),
  prepare: "document.querySelector('textarea').focus({ preventScroll: true }), scrollTo(0, 160)",
};

/** A film that the page itself makes: two colours in turn, tall enough to be in several tiles. */
const video: Hazard = {
  name: 'video',
  html: page(
    `${painted(height)}<video muted autoplay playsinline></video>
    <script>
      const canvas = document.createElement('canvas');
      canvas.width = 20;
      canvas.height = 160;
      const context = canvas.getContext('2d');
      let frame = 0;
      const draw = () => {
        context.fillStyle = frame % 2 ? '#c03020' : '#2030c0';
        context.fillRect(0, 0, 20, 160);
        frame += 1;
      };
      draw();
      setInterval(draw, 70);
      document.querySelector('video').srcObject = canvas.captureStream(30);
    </script>`,
    {
      css: `body { position: relative }
        video { position: absolute; left: 200px; top: 200px; width: 200px; height: 1600px; object-fit: fill }`,
    },
  ),
  scene: (width) => ({
    width,
    height,
    layers: [
      bands(0, 0, width, height),
      { kind: 'still', name: 'the film', box: { left: 200, top: 200, width: 200, height: 1600 } },
    ],
  }),
  prepare: `new Promise((resolve) => {
    const video = document.querySelector('video');
    scrollTo(0, 160);
    video.requestVideoFrameCallback ? video.requestVideoFrameCallback(() => resolve(true)) : video.addEventListener('timeupdate', () => resolve(true));
  })`,
};

export const movingHazards: Hazard[] = [smooth, snap, animation, scrollDriven, caret, video];
