import type { FixedElements } from './fixed-elements.ts';
import { type Root, rootsOf } from './shadow-roots.ts';

// Running transitions go on to their end, and the page hears of it. No further transition begins.
const unmoving = 'transition-duration:0s!important;transition-delay:0s!important;';
const rule = (style: string) => `*,*::before,*::after{${style}}`;
const stillStyle = rule(
  `${unmoving}caret-color:transparent!important;scroll-behavior:auto!important;scroll-snap-type:none!important;content-visibility:visible!important;overflow-anchor:none!important`,
);

/** What is left of an animation beyond this is not waited for but stopped where it is. */
const longestEndMs = 10_000;

export interface StillAnimations {
  /** Keeps what changes while the page is scrolled from moving on its way. The browser works out every style anew for it. */
  freeze(): void;
  /** Stops animations: those that end soon where they end, those that follow scrolling as if there were none. The page hears of no end. */
  settle(): void;
  undo(): void;
}

/**
 * Stills what moves by itself: videos at once, animations when told, and frozen also transitions, carets, smooth scrolling
 * and snapping; and has lazy images load. Styles are adopted, so no element and no policy of the page has to do with them.
 * Our own animations are left alone.
 */
export function stillAnimations(
  documents: Document[],
  roots: readonly Root[],
  { isOurs, hold }: Pick<FixedElements, 'isOurs' | 'hold'>,
): StillAnimations {
  const undos: (() => void)[] = [];
  const stopped = new Map<Animation, () => void>();
  let isOver = false;
  let isFrozen = false;
  for (const root of roots) undos.push(...stopVideos(root), ...hurryImages(root));
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
          const isByTime = isTimed(animation, document);
          // An animation that follows scrolling may have ended at this place. It runs again after the next scroll.
          const isMoving =
            animation.playState === 'running' || (!isByTime && animation.playState === 'finished');
          if (isOurs(animation) || stopped.has(animation) || !isMoving) continue;
          const goOn = isByTime ? stop(animation) : settleScrolled(animation, hold);
          if (goOn !== null) stopped.set(animation, goOn);
        }
      }
    },
    undo() {
      isOver = true;
      for (const goOn of stopped.values()) goOn();
      for (const undo of undos) undo();
    },
  };
}

/** An animation that stands this short of its end looks finished, but the page hears of no end. Milliseconds. */
const beforeEndMs = 0.001;

function isTimed({ timeline }: Animation, document: Document): boolean {
  return timeline === null || timeline === document.timeline;
}

/** Returns what lets it go on; null if it stands still by itself. */
function stop(animation: Animation): (() => void) | null {
  const { effect, currentTime, playbackRate } = animation;
  if (playbackRate === 0) return null;
  const end = Number(effect?.getComputedTiming().endTime ?? 0);
  const isEnding = playbackRate > 0 && end - Number(currentTime ?? 0) <= longestEndMs;
  animation.pause();
  if (isEnding) animation.currentTime = Math.max(0, end - beforeEndMs);
  return () => {
    if (animation.playState !== 'paused') return;
    if (isEnding) animation.currentTime = currentTime;
    animation.play();
  };
}

/**
 * Shows an element that follows scrolling as without its animation, as browsers do that do not know such animations. An element
 * that would be fainter without it gets its clearest keyframe.
 */
function settleScrolled({ effect }: Animation, hold: FixedElements['hold']): (() => void) | null {
  const { target, pseudoElement } = effect as KeyframeEffect;
  if (!target) return null;
  const keyframes = (effect as KeyframeEffect)
    .getKeyframes()
    .map(({ offset, computedOffset, easing, composite, ...looks }) => looks as Keyframe);
  const names = new Set(keyframes.flatMap((looks) => Object.keys(looks)));
  const pseudo = (pseudoElement ?? null) as Parameters<FixedElements['hold']>[2];
  const held = hold(target, Object.fromEntries([...names].map((name) => [name, 'revert-layer'])), pseudo);
  const opacityOf = (looks: object) => Number(Reflect.get(looks, 'opacity') ?? 1);
  const most = Math.max(...keyframes.map(opacityOf));
  if (opacityOf(getComputedStyle(target, pseudo ?? null)) < most) {
    const clearest = keyframes.findLast((looks) => opacityOf(looks) === most) ?? {};
    (held.effect as KeyframeEffect).setKeyframes([clearest, clearest]);
  }
  return () => held.cancel();
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

function stopVideos(root: Root): (() => void)[] {
  const playing = [...root.querySelectorAll('video')].filter((video) => !video.paused && !video.ended);
  return playing.map((video) => {
    video.pause();
    // The page may have taken its source away meanwhile.
    return () => void video.play().catch(() => undefined);
  });
}

function hurryImages(root: Root): (() => void)[] {
  return [...root.querySelectorAll('img[loading],iframe[loading]')].flatMap((element) => {
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
