import { rootsOf } from './deep.ts';

const unmoving = 'transition:none!important;';
const rule = (style: string) => `*,*::before,*::after{${style}}`;
const stillStyle = rule(
  `${unmoving}caret-color:transparent!important;scroll-behavior:auto!important;scroll-snap-type:none!important;content-visibility:visible!important;overflow-anchor:none!important`,
);

/** What is left of an animation beyond this is not waited for but stopped where it is. */
const longestEndMs = 10_000;

export interface Stillness {
  /** Keeps what changes while the page is scrolled from moving on its way. The browser works out every style anew for it. */
  freeze(): void;
  /** Brings animations that began meanwhile to their end, and stops those that have none. */
  settle(): void;
  undo(): void;
}

/**
 * Stills what moves by itself: videos at once, animations when told, and frozen also transitions, carets, smooth scrolling
 * and snapping; and has lazy images load. Styles are adopted, so no element and no policy of the page has to do with them.
 * `isOurs` tells our own animations.
 */
export function stillPage(documents: Document[], isOurs: (animation: Animation) => boolean): Stillness {
  const undos: (() => void)[] = [];
  const stopped = new Set<Animation>();
  let isOver = false;
  let isFrozen = false;
  for (const document of documents) undos.push(...stopVideos(document), ...hurryImages(document));
  return {
    freeze() {
      if (isOver || isFrozen) return;
      isFrozen = true;
      undos.push(...documents.flatMap(rootsOf).map(adopt));
    },
    settle() {
      if (isOver) return;
      for (const document of documents) {
        for (const animation of document.getAnimations()) {
          if (!isOurs(animation)) endOrStop(animation, document, stopped);
        }
      }
    },
    undo() {
      isOver = true;
      for (const animation of stopped) if (animation.playState === 'paused') animation.play();
      for (const undo of undos) undo();
    },
  };
}

function endOrStop(animation: Animation, document: Document, stopped: Set<Animation>): void {
  // One that follows scrolling stands still with it.
  if (animation.playState !== 'running' || animation.timeline !== document.timeline) return;
  if (animation.playbackRate === 0) return;
  const left =
    Number(animation.effect?.getComputedTiming().endTime ?? 0) - Number(animation.currentTime ?? 0);
  if (left <= longestEndMs) animation.finish();
  else {
    animation.pause();
    stopped.add(animation);
  }
}

/** In Firefox a content script sees a page through a veil that adopted sheets do not pass. */
function unveiled<T extends object>(thing: T): T {
  return (thing as { wrappedJSObject?: T }).wrappedJSObject ?? thing;
}

function adopt(root: Document | ShadowRoot): () => void {
  const host = 'host' in root ? root.host : root.documentElement;
  const view = host.ownerDocument.defaultView;
  if (view === null) return () => undefined;
  const { adoptedStyleSheets: sheets } = unveiled(root);
  const { CSSStyleSheet: Sheet } = unveiled(view as Window & typeof globalThis);
  const sheet = new Sheet();
  sheet.replaceSync(stillStyle);
  sheets.push(sheet);
  return () => {
    // First all but the transitions, so that none begins now.
    sheet.replaceSync(rule(unmoving));
    view.getComputedStyle(host).color;
    const at = sheets.indexOf(sheet);
    if (at >= 0) sheets.splice(at, 1);
  };
}

function stopVideos(document: Document): (() => void)[] {
  const playing = [...document.querySelectorAll('video')].filter((video) => !video.paused && !video.ended);
  return playing.map((video) => {
    video.pause();
    // The page may have taken its source away meanwhile.
    return () => void video.play().catch(() => undefined);
  });
}

function hurryImages(document: Document): (() => void)[] {
  return [...document.querySelectorAll('img[loading],iframe[loading]')].flatMap((element) => {
    const loading = element.getAttribute('loading') ?? '';
    if (loading.toLowerCase() !== 'lazy') return [];
    element.setAttribute('loading', 'eager');
    return [
      () => {
        if (element.getAttribute('loading') === 'eager') element.setAttribute('loading', loading);
      },
    ];
  });
}
