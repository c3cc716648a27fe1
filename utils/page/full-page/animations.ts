import { adoptSheet, hostOf } from './adopted-sheet.ts';
import type { FixedElements } from './fixed-elements.ts';
import { type Root, rootsOf } from './shadow-roots.ts';

// No new transition begins. Running transitions continue to their end, so the page gets their events.
const unmoving = 'transition-duration:0s!important;transition-delay:0s!important;';
const rule = (style: string) => `*,*::before,*::after{${style}}`;
const stillStyle = rule(
  `${unmoving}caret-color:transparent!important;scroll-behavior:auto!important;scroll-snap-type:none!important;content-visibility:visible!important;overflow-anchor:none!important`,
);

/** If an animation has more time left than this, it is stopped where it is instead of at its end. */
const longestEndMs = 10_000;

export interface StillAnimations {
  /**
   * Stops transitions, smooth scrolling and the like while the page is scrolled. The browser recomputes every style for
   * this.
   */
  freeze(): void;
  /**
   * Stops running animations. An animation that ends soon is shown at its end, an animation that follows scrolling is
   * shown as if it did not exist. The page gets no end events. Returns the elements of the animations that follow
   * scrolling and were stopped by this call: they may be in other places and sizes now.
   */
  settle(): Element[];
  undo(): void;
}

/**
 * Stops what moves by itself: videos at once, animations on `settle`, and on `freeze` also transitions, carets, smooth
 * scrolling and scroll snapping. Lazy images are loaded at once. The styles are adopted style sheets: they change no
 * element, and no policy of the page applies to them. Our own animations are left alone.
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
      const revealed: Element[] = [];
      for (const document of isOver ? [] : documents) {
        for (const animation of document.getAnimations()) {
          const isByTime = isTimed(animation, document);
          // An animation that follows scrolling may be finished at this scroll position. The next scroll runs it again.
          const isMoving =
            animation.playState === 'running' || (!isByTime && animation.playState === 'finished');
          if (isOurs(animation) || stopped.has(animation) || !isMoving) continue;
          const goOn = isByTime ? stop(animation) : settleScrolled(animation, hold);
          if (goOn !== null) stopped.set(animation, goOn);
          const { target } = animation.effect as KeyframeEffect;
          if (!isByTime && target) revealed.push(target);
        }
      }
      return revealed;
    },
    undo() {
      isOver = true;
      for (const goOn of stopped.values()) goOn();
      for (const undo of undos) undo();
    },
  };
}

/** An animation that is paused this long before its end looks finished, but fires no end event. Milliseconds. */
const beforeEndMs = 0.001;

function isTimed({ timeline }: Animation, document: Document): boolean {
  return timeline === null || timeline === document.timeline;
}

/** Stops an animation. Returns a function that resumes it; null if the animation already stands still. */
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
 * Shows an element as if its scroll-driven animation did not exist, like a browser that does not know such animations.
 * If the element would be fainter that way, it gets the keyframe with the highest opacity. Returns a function that
 * undoes this; null if the animation has no target.
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

function adopt(root: Root): () => void {
  const sheet = adoptSheet(root, stillStyle);
  return () => {
    // Keep only the rules against transitions for a moment, so that the removal of the other rules starts no
    // transition.
    sheet?.replace(rule(unmoving));
    const host = hostOf(root);
    host.ownerDocument.defaultView?.getComputedStyle(host).color;
    sheet?.remove();
  };
}

function stopVideos(root: Root): (() => void)[] {
  const playing = [...root.querySelectorAll('video')].filter((video) => !video.paused && !video.ended);
  return playing.map((video) => {
    video.pause();
    // The page may have removed the video's source meanwhile.
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
