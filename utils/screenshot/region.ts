import * as z from 'zod/mini';
import { browser } from '../browser.ts';
import { Attachment, type CaptureId } from '../captures/capture.ts';
import { addTile, listTiles } from '../captures/tiles.ts';
import type { Region } from '../page/full-page/region-geometry.ts';
import type { Shown } from '../page/full-page/shown.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import { captureRects, type SliceCamera, type SliceRequest } from './capture-rects.ts';
import { type Camera, type CapturedTiles, captureTiles, type KeptFrame, type Stop } from './capture-tiles.ts';
import { cutPicture, jpegQuality, type Picture, pngLimitBytes, pngPicture } from './encode.ts';
import { lookAgain } from './hidden-picture.ts';
import { createPace } from './pace.ts';
import { holderIn, type Laid, layIn, type PageHolder, ShownReply } from './page-holder.ts';
import { decodeDataUrl } from './png.ts';
import { hiddenIn } from './redactions.ts';
import { type TabWatch, watchTab } from './tab-watch.ts';
import type { GestureTab } from './take-capture.ts';

/** The job a screenshot is taken for. */
export interface ScreenshotRun {
  id: CaptureId;
  /** The words to hide beside what is sensitive; null where nothing is hidden by itself. */
  toHide: readonly string[] | null;
  /** Says how far it is; false once the person has cancelled. */
  progress(done: number, of: number): Promise<boolean>;
  /** Whether the person has not cancelled. */
  isWanted(): Promise<boolean>;
}

/** What there is of a run already. */
export interface Begun {
  /** One of the same id was interrupted: what it has seen is used. */
  goesOn?: boolean;
  /** What `beginRegion` was asked for. */
  held?: ReturnType<typeof beginRegion> | undefined;
}

/** Takes hold of a page that is to be pictured; null where the browser lets no script in. It lets go by itself if nobody goes on. */
export async function beginRegion(
  tabId: number,
  region: Region | null,
  { id, toHide }: Pick<ScreenshotRun, 'id' | 'toHide'>,
): Promise<{ holder: PageHolder; laid: Laid | null } | null> {
  // Firefox pictures any part of a document at once.
  if (import.meta.env.FIREFOX) return layIn(tabId, { token: id, region }, toHide);
  const holder = await holderIn(tabId);
  return holder && { holder, laid: null };
}

/**
 * Pictures a region of a page, or with null all of it, as large as it is: in several parts where one would be too large.
 * A region counts from the top left corner of its scroller's content, in CSS pixels: of the one that a page script
 * remembered (`rememberScroller`), else of the document. The whole page is that of the one that matters. What is wholly in
 * sight is pictured as it is; else the page is held still meanwhile and given back as it was.
 */
export async function captureRegion(
  tab: Pick<GestureTab, 'id' | 'windowId'>,
  region: Region | null,
  run: ScreenshotRun,
  { goesOn = false, held: begun }: Begun = {},
): Promise<CapturedTiles> {
  if (goesOn) {
    const there = await holderIn(tab.id);
    // Another document is not gone on with.
    if (there === null || (await there.look(run.id)) === null) return assembleKept(region, run.id);
  }
  // Of a tab that is gone it does not matter.
  const zoom = import.meta.env.FIREFOX ? browser.tabs.getZoom(tab.id).catch(() => 1) : 1;
  const held = await (begun ?? beginRegion(tab.id, region, run));
  if (held === null) return { pictures: [], stopped: 'unreadable' };
  const { holder, laid } = held;
  const front = watchTab(tab.id, tab.windowId);
  try {
    const isAtOnce = import.meta.env.FIREFOX && laid?.isDocument;
    const taken = isAtOnce
      ? await captureRects(region, laid, sliceCameraFor(tab, region, run, holder, front, await zoom))
      : await captureTiles(
          region,
          cameraFor(tab, region, run, holder, front),
          goesOn ? await keptFrames(run.id) : [],
        );
    return { ...taken, released: holder.release() };
  } catch (thrown) {
    await holder.release();
    throw thrown;
  } finally {
    front.stop();
  }
}

/** What an interrupted run has seen, put together without asking the page for more. */
export async function assembleKept(region: Region | null, id: CaptureId): Promise<CapturedTiles> {
  const kept = await keptFrames(id);
  if (kept.length === 0) return { pictures: [], stopped: 'interrupted' };
  const last = kept.at(-1);
  return captureTiles(
    region,
    {
      show: async () => last?.shown ?? 'page-left',
      take: async () => 'interrupted',
      keep: async () => undefined,
      progress: async () => true,
    },
    kept,
  );
}

function cameraFor(
  tab: Pick<GestureTab, 'id' | 'windowId'>,
  region: Region | null,
  run: ScreenshotRun,
  holder: PageHolder,
  front: TabWatch,
): Camera {
  // Only Chromium has a quota.
  const pace = import.meta.env.FIREFOX ? <T>(capture: () => Promise<T>) => capture() : createPace();
  return {
    show: async (at) => (await holder.show({ token: run.id, region, ...at })) ?? leftOr(front),
    async take(shown) {
      const [before, first] = await Promise.all([front.trouble(), lookAgain(tab.id, run.toHide)]);
      if (before !== null) return before;
      const dataUrl = await pace(() => browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' })).catch(
        () => null,
      );
      const [after, still] = await Promise.all([
        front.trouble(),
        holder.recheck({ token: run.id }, run.toHide, false),
      ]);
      if (after !== null) return after;
      if (still === null) return leftOr(front);
      if (!isAsShown(still, shown)) return 'page-changed';
      const second = still.report ?? (await lookAgain(tab.id, run.toHide));
      const picture = dataUrl === null ? null : pngPicture(decodeDataUrl(dataUrl));
      if (picture === null) return 'refused';
      return run.toHide === null ? picture : { ...picture, hidden: hiddenIn([first, second], picture) };
    },
    keep: (number, { blob, ...place }) => addTile({ job: run.id, number, blob, place }),
    progress: run.progress,
  };
}

function sliceCameraFor(
  tab: Pick<GestureTab, 'id' | 'windowId'>,
  region: Region | null,
  run: ScreenshotRun,
  holder: PageHolder,
  front: TabWatch,
  zoom: number,
): SliceCamera<Laid> {
  const request = { token: run.id, region };
  let growing: Promise<Shown | null> | null = null;
  return {
    async take(slice, laid, done, of) {
      const slicing: Slicing = {
        front,
        toHide: run.toHide,
        first: done === 0 ? laid.report : null,
        // Whether it grows is asked after the last one, and how it stands is in the answer.
        recheck() {
          const isLast = region === null && done === of - 1;
          const stands = holder.recheck(request, run.toHide, isLast);
          if (isLast) growing = stands;
          return stands;
        },
        // One alone is not counted.
        count: async () => of === 1 || run.progress(done, of),
        isWanted: run.isWanted,
      };
      return takeSlice(tab, slice, zoom, slicing);
    },
    async grow() {
      const begun = growing ?? holder.grow(request);
      growing = null;
      return begun;
    },
    lay: () => holder.lay(request, run.toHide),
    progress: run.progress,
  };
}

/** Why a page does not answer: one that is not in front hardly runs. */
async function leftOr(front: TabWatch): Promise<Stop> {
  return (await front.trouble()) ?? 'page-left';
}

/** Whether nobody has scrolled or resized meanwhile. */
function isAsShown(now: Shown, shown: Shown): boolean {
  return (
    now.left === shown.left &&
    now.top === shown.top &&
    now.window.width === shown.window.width &&
    now.window.height === shown.window.height
  );
}

interface Slicing extends Pick<ScreenshotRun, 'toHide' | 'isWanted'> {
  front: TabWatch;
  /** What was sensitive right before; null where that was not asked for yet. */
  first: SensitiveReport | null;
  recheck(): Promise<Laid | null>;
  count(): Promise<boolean>;
}

/** A picture that is too large as PNG is taken as JPEG again. */
async function takeSlice(
  { id, windowId }: Pick<GestureTab, 'id' | 'windowId'>,
  { rect, scale: ratio, cut }: SliceRequest,
  zoom: number,
  { front, toHide, first: known, recheck, count, isWanted }: Slicing,
): Promise<Picture | Stop> {
  const capture = async (details: { format: 'png' | 'jpeg'; quality?: number }) =>
    decodeDataUrl(await browser.tabs.captureVisibleTab(windowId, { ...details, rect, scale: ratio / zoom }));
  try {
    // Before the picture, never beside it: what goes in between is found by this look alone.
    const first = known ?? (await lookAgain(id, toHide));
    // Asked at once, and after it again: who came in front in between is known as well.
    const [bytes, before, isCounted] = await Promise.all([
      capture({ format: 'png' }),
      front.trouble(),
      count(),
    ]);
    if (before !== null) return before;
    if (!isCounted) return 'cancelled';
    const png = pngPicture(bytes);
    if (png === null) return 'refused';
    const isExact = png.width === cut.width && png.height === cut.height;
    const jpeg =
      isExact && png.blob.size > pngLimitBytes
        ? await capture({ format: 'jpeg', quality: jpegQuality * 100 })
        : null;
    const [still, after, goesOn] = await Promise.all([recheck(), front.trouble(), isWanted()]);
    if (after !== null) return after;
    if (still === null) return leftOr(front);
    if (!goesOn) return 'cancelled';
    const second = still.report ?? (await lookAgain(id, toHide));
    const isSmaller = jpeg !== null && jpeg.length < png.blob.size;
    const exact = isSmaller ? { ...png, blob: new Blob([jpeg], { type: 'image/jpeg' }) } : png;
    const picture = isExact ? exact : await cutPicture(png, cut);
    if (toHide === null) return picture;
    const shownIn = ({ scroll }: SensitiveReport) => ({
      x: rect.x + cut.x / ratio - scroll.x,
      y: rect.y + cut.y / ratio - scroll.y,
      width: cut.width / ratio,
    });
    return { ...picture, hidden: hiddenIn([first, second], picture, shownIn) };
  } catch {
    // The browser has one reason and many words for it: it does not picture this tab.
    return 'refused';
  }
}

const Place = z.object({
  shown: ShownReply,
  size: z.object({ width: z.number(), height: z.number() }),
  hidden: z.optional(z.pick(Attachment, { annotations: true, unchecked: true, images: true })),
});

async function keptFrames(id: CaptureId): Promise<KeptFrame[]> {
  const frames: KeptFrame[] = [];
  for (const { blob, place } of await listTiles(id)) {
    const parsed = Place.safeParse(place);
    if (!parsed.success) break;
    frames.push({ ...parsed.data, blob });
  }
  return frames;
}
