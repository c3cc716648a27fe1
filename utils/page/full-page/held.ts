import { boxOf, styleOf } from '../dom.ts';
import { type Activity, watchActivity } from './activity.ts';
import { type StillAnimations, stillAnimations } from './animations.ts';
import { hidesContent } from './find-scroller.ts';
import { createFixedElements, type FixedElements } from './fixed-elements.ts';
import { hideScrollbars } from './hide-scrollbars.ts';
import { type Ahead, lookAhead } from './lazy-content-pass.ts';
import { onScreen } from './on-screen.ts';
import type { Ends, Ground } from './pane-ends.ts';
import type { Region } from './region-geometry.ts';
import { offsetOf, reachOf, type Scroller, scrollToOffset, topDocument, viewOf } from './scroller.ts';
import { frames, imagesDrawn, pendingImages } from './settle.ts';
import { allRoots, type Root, rootsOf } from './shadow-roots.ts';

const imagesWithinMs = 1500;

/** A page that is held still. */
export interface Held {
  token: string;
  scroller: Scroller;
  ends: Ends;
  region: Region | null;
  documents: Document[];
  /** The document and shadow roots of each document at the start. */
  roots: Root[][];
  stillness: StillAnimations;
  pins: FixedElements;
  showScrollbars(): void;
  activity: Activity;
  ahead: Ahead;
  before: { left: number; top: number };
  /** The content's height at the start. */
  height: number;
  /** The time at which the content's end was last in the window. */
  endSeenAt: number;
  /** Whether a script of the page may react to scrolling. */
  isAlive: boolean;
  /** Whether a part of the content has been shown yet. */
  isSeen: boolean;
  isCut: boolean;
  /** Scrolls, unless the page was given back. */
  scroll(to: { left: number; top: number }): void;
  isOver: boolean;
}

const beginning = { left: 0, top: 0 };

export function takeHold(
  document: Document,
  { scroller, ends }: Ground,
  token: string,
  region: Region | null,
): Held {
  const roots = allRoots(document);
  const documents = roots.map(([first]) => first as Document);
  const pins = createFixedElements(scroller);
  const hasBar = ends.left > 0 || ends.right > 0;
  const stillness = stillAnimations(documents, roots.flat(), pins);
  const isAlive = documents.some(({ scripts }) => scripts.length > 0);
  const scroll: Held['scroll'] = (to) => {
    if (!held.isOver) scrollToOffset(scroller, to);
  };
  const held: Held = {
    token,
    scroller,
    ends,
    region,
    documents,
    roots,
    pins,
    showScrollbars: hasBar ? hideScrollbars(scroller, pins.hold) : () => undefined,
    before: { left: scroller.scrollLeft, top: scroller.scrollTop },
    height: scroller.scrollHeight,
    endSeenAt: Number.NEGATIVE_INFINITY,
    stillness,
    activity: watchActivity(isAlive ? roots.flat() : []),
    ahead: lookAhead(
      scroller,
      scroll,
      isAlive,
      region === null ? null : region.y + region.height - ends.above,
    ),
    isAlive,
    isSeen: false,
    isCut: region === null && hidesContent(document, scroller),
    scroll,
    isOver: false,
  };
  return held;
}

/** A browser needs a few frames to lay out content that it had skipped. */
const mostReturns = 6;

export async function giveBack(held: Held): Promise<void> {
  const { scroller, pins, stillness, activity, before, isAlive } = held;
  held.isOver = true;
  const goTo = (place: { left: number; top: number }) => scroller.scrollTo({ ...place, behavior: 'instant' });
  const isBack = () => scroller.scrollLeft === before.left && scroller.scrollTop === before.top;
  activity.stop();
  pins.undo();
  held.showScrollbars();
  if (isAlive && !isBack() && before.top > 0) {
    // Scroll listeners of the page must see a scroll downwards.
    if (scroller.scrollTop > before.top) {
      goTo(beginning);
      await frames(2);
    }
    goTo(before);
    await frames(2);
  } else goTo(before);
  stillness.undo();
  // Scroll snapping is active again and may have moved the content.
  if (!isBack()) goTo(before);
  if (!isAlive && !pins.sawSkipped() && isBack()) return;
  // The browser skips content again and lays it out anew, so the content's height changes for some frames.
  for (let turn = 0; turn < mostReturns; turn += 1) {
    await frames(1);
    if (!isBack()) goTo(before);
  }
}

/** Shows the content's end for a moment, so that a page that loads more there begins to load. */
export async function peekAtEnd(held: Held): Promise<void> {
  const { scroller } = held;
  const { scrollTop: before } = scroller;
  const { left, top } = offsetOf(scroller);
  held.scroll({ left, top: scroller.scrollHeight });
  held.endSeenAt = performance.now();
  await frames(2);
  if (scroller.scrollTop !== before) held.scroll({ left, top });
  await frames(1);
}

export async function growth(scroller: Scroller, until: number): Promise<void> {
  const { scrollHeight: height } = scroller;
  while (scroller.scrollHeight === height && performance.now() < until) await frames(1);
}

function offset({ scroller }: Held) {
  return { ...offsetOf(scroller), ...reachOf(scroller) };
}

/** Finds and places all elements that do not move with the content, in the page's current state. */
export function pinAll(held: Held): void {
  const { pins, scroller, roots, isAlive, activity } = held;
  activity.takeChanged();
  // A page without scripts gets no new shadow roots.
  pins.find((isAlive ? null : roots[0]) ?? rootsOf(scroller.ownerDocument));
  pins.learn(offset(held));
  pins.place(offset(held));
}

/** Shows the content's beginning first: a fixed element belongs to the place that it has there. */
export async function seeFirst(held: Held, at: { left: number; top: number }): Promise<void> {
  const { scroller, region, pins } = held;
  if (region !== null || (at.left === 0 && at.top === 0)) return;
  held.scroll(beginning);
  await frames(2);
  held.isSeen = true;
  pins.find(rootsOf(scroller.ownerDocument));
  pins.learn(offset(held));
}

export async function settle(held: Held, seenAt: number): Promise<void> {
  const { scroller, documents, stillness, activity, isAlive } = held;
  const roots = held.roots.flat();
  // The page is told of a scroll two frames later.
  await frames(2);
  await pin(held);
  const revealed = stillness.settle();
  const pending = pendingImages(roots, viewOf(scroller));
  if (pending.length > 0) await imagesDrawn(pending, imagesWithinMs);
  if (isAlive) {
    await activity.quiet(seenAt);
    revealed.push(...stillness.settle());
  }
  const isNew = await pin(held, revealed);
  // Chromium's capture quota leaves time for this wait.
  await frames(pending.length > 0 || isNew || documents.length > 1 ? 4 : 2);
  await onScreen(topDocument(scroller.ownerDocument));
}

/** Pins the elements that are new since the last call, `revealed` ones included. Returns whether there are any. */
async function pin(held: Held, revealed: Element[] = []): Promise<boolean> {
  const { scroller, pins, region, isSeen, activity } = held;
  const { body, documentElement } = scroller.ownerDocument;
  const changed = activity.takeChanged();
  const isAnywhere = !isSeen || changed.has(body) || changed.has(documentElement);
  const followers = await findFollowers(held);
  pins.take(followers);
  const isNew = pins.find(isAnywhere ? rootsOf(scroller.ownerDocument) : [...changed, ...revealed]);
  if (isNew && isSeen && region === null) {
    const at = offsetOf(scroller);
    held.scroll(beginning);
    await frames(2);
    pins.learn(offset(held));
    held.scroll(at);
    await frames(2);
  } else if (isNew) pins.learn(offset(held));
  held.isSeen = true;
  pins.place(offset(held));
  return isNew;
}

/** At most this many elements are checked for whether they keep their place in the window. */
const mostAsked = 200;
const stepPx = 37;

/**
 * Finds the elements that the page's own script keeps in place in the window: they do not move during a small scroll.
 */
async function findFollowers(held: Held): Promise<Element[]> {
  const { scroller, region, isSeen, activity } = held;
  const restyled = activity.takeRestyled();
  if (!isSeen || region !== null) return [];
  const tops = new Map<Element, number>();
  const { height } = viewOf(scroller);
  for (const element of [...restyled].slice(0, mostAsked)) {
    const box = boxOf(element);
    const isSeen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < height;
    if (isSeen && styleOf(element).position !== 'fixed' && !held.pins.has(element))
      tops.set(element, box.top);
  }
  if (tops.size === 0) return [];
  const at = offsetOf(scroller);
  held.scroll({ ...at, top: at.top - stepPx });
  await frames(2);
  const moved = at.top - offsetOf(scroller).top;
  const followers = [...tops].filter(([element, top]) => Math.abs(boxOf(element).top - top) < 1);
  held.scroll(at);
  await frames(2);
  return moved < stepPx / 2 ? [] : followers.map(([element]) => element);
}
