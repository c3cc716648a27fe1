import { bandPx } from '../paint.ts';
import { bands, type Hazard, onlyBands, page, painted } from './hazard.ts';

/** Pages whose content loads only where somebody scrolls to. */
const height = 2200;
const piecePx = 200;
const pieces = height / piecePx;
const imagePx = 800;

/**
 * Script that defines `watch(selector, seen)`: `seen(element)` is called once for each element when it comes into view.
 */
const watch = `const watch = (selector, seen) => {
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) { observer.unobserve(entry.target); seen(entry.target); }
  });
  for (const element of document.querySelectorAll(selector)) observer.observe(element);
};`;

const imageAddress = (piece: number) =>
  `/hazards/bands.svg?width=${imagePx}&amp;height=${piecePx}&amp;from=${(piece * piecePx) / bandPx}`;

function images(name: string, attributes: (address: string) => string, script: string): Hazard {
  const all = Array.from(
    { length: pieces },
    (_, piece) => `<img width="${imagePx}" height="${piecePx}" alt="" ${attributes(imageAddress(piece))}>`,
  );
  return {
    name,
    html: page(`<div class="painted">${all.join('')}</div><script>${script}</script>`, {
      css: 'img { display: block }',
    }),
    scene: (width) => ({ width, height, layers: [bands(0, 0, imagePx, height)] }),
    changes: true,
  };
}

const reveal: Hazard = {
  name: 'reveal',
  html: page(
    `${Array.from({ length: pieces }, (_, piece) => painted(piecePx, (piece * piecePx) / bandPx)).join('')}
    <script>${watch} watch('.painted', (box) => box.classList.add('seen'));</script>`,
    {
      css: `.painted { opacity: 0; transform: translateY(40px); transition: opacity .6s, transform .6s }
        .seen { opacity: 1; transform: none }`,
    },
  ),
  scene: onlyBands(height),
  changes: true,
};

/** A page that grows three times when its end comes near, and then ends. */
const growing: Hazard = {
  name: 'growing',
  html: page(
    `${painted(1600)}${[0, 1, 2].map((time) => `<template>${painted(400, (1600 + time * 400) / bandPx)}</template>`).join('')}
    <p id="end"></p>
    <script>
      new IntersectionObserver(([entry], observer) => {
        if (!entry.isIntersecting) return;
        observer.disconnect();
        setTimeout(() => {
          const next = document.querySelector('template');
          if (!next) return;
          end.before(next.content);
          next.remove();
          observer.observe(end);
        }, 200);
      }, { rootMargin: '200px' }).observe(end);
    </script>`,
    { css: '#end { margin: 0 }' },
  ),
  scene: onlyBands(2800),
  changes: true,
};

/** A page without an end: it grows each time its end comes near. */
const bottomless: Hazard = {
  name: 'bottomless',
  html: page(
    `${painted(2400)}<p id="end"></p>
    <script>
      const { children } = document.querySelector('.painted');
      new IntersectionObserver(([entry], observer) => {
        if (!entry.isIntersecting) return;
        observer.disconnect();
        for (let count = 0; count < 100; count += 1) {
          const band = document.createElement('i');
          const number = document.querySelectorAll('i').length;
          band.style.background = '#' + (((number + 1) * 0x9e3779) % 2 ** 24).toString(16).padStart(6, '0');
          document.querySelector('.painted').append(band);
        }
        observer.observe(end);
      }, { rootMargin: '200px' }).observe(end);
    </script>`,
    { css: '#end { margin: 0 }' },
  ),
  // The test cuts the scene to the height of the picture.
  scene: onlyBands(80_000),
  changes: true,
};

/** The browser skips content that is out of view, and guesses a wrong height for it. */
const contentVisibility: Hazard = {
  name: 'content-visibility',
  html: page(
    Array.from(
      { length: 6 },
      (_, piece) => `<section>${painted(400, (piece * 400) / bandPx)}</section>`,
    ).join(''),
    { css: 'section { content-visibility: auto; contain-intrinsic-size: auto 120px }' },
  ),
  scene: onlyBands(2400),
};

/** A long list in which only the rows in view exist. */
const virtualList: Hazard = {
  name: 'virtual',
  html: page(
    `<div id="list" style="height:${height}px;position:relative"></div>
    ${Array.from({ length: pieces }, (_, piece) => `<template>${painted(piecePx, (piece * piecePx) / bandPx)}</template>`).join('')}
    <script>
      const templates = [...document.querySelectorAll('template')];
      const draw = () => {
        list.replaceChildren();
        templates.forEach((template, piece) => {
          const top = piece * ${piecePx};
          if (top + ${piecePx} < scrollY || top > scrollY + innerHeight) return;
          const box = document.importNode(template.content, true).firstChild;
          box.style.cssText = 'position:absolute;left:0;right:0;top:' + top + 'px';
          list.append(box);
        });
      };
      addEventListener('scroll', () => requestAnimationFrame(draw));
      addEventListener('resize', draw);
      draw();
    </script>`,
  ),
  scene: onlyBands(height),
  changes: true,
};

export const loadingHazards: Hazard[] = [
  images('lazy-images', (address) => `loading="lazy" src="${address}"`, ''),
  images(
    'lazy-observer',
    (address) => `data-src="${address}"`,
    `${watch} watch('img', (image) => { image.src = image.dataset.src; });`,
  ),
  reveal,
  growing,
  bottomless,
  contentVisibility,
  virtualList,
];
