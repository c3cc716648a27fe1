import * as z from 'zod/mini';
import { browser } from '../browser.ts';
import { Attachment, type CaptureId } from '../captures/capture.ts';
import { decodeDataUrl } from '../captures/decode-data-url.ts';
import { addTile, listTiles } from '../captures/tiles.ts';
import type { Region } from '../page/full-page/region-geometry.ts';
import type { Shown } from '../page/full-page/shown.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import type { Sought } from '../page/sought.ts';
import type { GestureTab } from '../page-client/gesture-tab.ts';
import { holderIn, type Laid, layIn, type PageHolder } from '../page-client/page-holder.ts';
import { ShownReply } from '../page-client/questions.ts';
import { captureRects, type SliceCamera, type SliceRequest } from './capture-rects.ts';
import { captureTab } from './capture-tab.ts';
import {
  type Camera,
  type CapturedTiles,
  captureTiles,
  type KeptFrame,
  type Stop,
  type Wish,
} from './capture-tiles.ts';
import { cutPicture, jpegQuality, type Picture, pngLimitBytes, pngPicture } from './encode.ts';
import { lookAgain } from './hidden-picture.ts';
import { createPace } from './pace.ts';
import { hiddenIn } from './redactions.ts';
import { type TabWatch, watchTab } from './tab-watch.ts';

/** The screenshot job that a capture is made for. */
export interface ScreenshotRun {
  id: CaptureId;
  /** Null if nothing is hidden automatically. */
  sought: Sought | null;
  /** Reports the progress. Resolves to what the person wants of the screenshot. */
  progress(done: number, of: number): Promise<Wish>;
  /** Resolves to false once the person has cancelled. */
  isWanted(): Promise<boolean>;
}

/** The part of a run that is done already. */
export interface Begun {
  /** Whether to continue an interrupted run of the same id from its stored frames. */
  goesOn?: boolean;
  /** The result of `beginRegion`, if it was called already. */
  held?: ReturnType<typeof beginRegion> | undefined;
}

/**
 * Injects the holder into a page and, in Firefox, lays the page out. Resolves to null if the browser allows no script
 * there or the page is busy. The page restores itself if no further call comes.
 */
export async function beginRegion(
  tabId: number,
  region: Region | null,
  { id, sought }: Pick<ScreenshotRun, 'id' | 'sought'>,
): Promise<{ holder: PageHolder; laid: Laid | null } | null> {
  // Firefox can capture any part of a document in one call, if the page is laid out for it.
  if (import.meta.env.FIREFOX) return layIn(tabId, { token: id, region }, sought);
  const holder = await holderIn(tabId);
  return holder && { holder, laid: null };
}

/**
 * Captures a region of a page in full size, in several parts if one picture would be too large. The region is in CSS
 * pixels from the top left corner of its scroller's content. The scroller is the one that a page script remembered
 * (`rememberScroller`), else the document. Null captures all content of the page's main scroller (`findScroller`). A
 * region that is wholly in view is captured as it is; else the page is held still during the capture and restored
 * afterwards.
 */
export async function captureRegion(
  tab: Pick<GestureTab, 'id' | 'windowId'>,
  region: Region | null,
  run: ScreenshotRun,
  { goesOn = false, held: begun }: Begun = {},
): Promise<CapturedTiles> {
  if (goesOn) {
    const there = await holderIn(tab.id);
    // The page does not know this run, so it is another document: only the stored frames are used.
    if (there === null || (await there.look(run.id)) === null) return assembleKept(region, run.id);
  }
  // If the tab is gone, the zoom does not matter.
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

/** Joins the stored frames of an interrupted run without asking the page for more. */
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
      progress: async () => 'all',
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
      const [before, first] = await Promise.all([front.trouble(), lookAgain(tab.id, run.sought)]);
      if (before !== null) return before;
      const dataUrl = await pace(() => captureTab(tab.windowId, { format: 'png' })).catch(() => null);
      const [after, still] = await Promise.all([
        front.trouble(),
        holder.recheck({ token: run.id, region }, run.sought, { mayGrow: false }),
      ]);
      if (after !== null) return after;
      if (still === null) return leftOr(front);
      if (!isAsShown(still, shown)) return 'page-changed';
      const second = still.report ?? (await lookAgain(tab.id, run.sought));
      const picture = dataUrl === null ? null : pngPicture(decodeDataUrl(dataUrl));
      if (picture === null) return 'refused';
      return run.sought === null ? picture : { ...picture, hidden: hiddenIn([first, second], picture) };
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
        sought: run.sought,
        first: done === 0 ? laid.report : null,
        // After the last slice `grow` takes the place of `look`. Its answer tells the page's state too.
        recheck() {
          const isLast = region === null && done === of - 1;
          const stands = holder.recheck(request, run.sought, { mayGrow: isLast });
          if (isLast) growing = stands;
          return stands;
        },
        isWanted: run.isWanted,
      };
      return takeSlice(tab, slice, zoom, slicing);
    },
    async grow() {
      const begun = growing ?? holder.grow(request);
      growing = null;
      return begun;
    },
    lay: () => holder.lay(request, run.sought),
    progress: run.progress,
  };
}

/** Returns why a page does not answer. A page whose tab is not in front hardly runs, so the tab is checked first. */
async function leftOr(front: TabWatch): Promise<Stop> {
  return (await front.trouble()) ?? 'page-left';
}

/** Whether the scroll position and the window's size are the same in both states. */
function isAsShown(now: Shown, shown: Shown): boolean {
  return (
    now.left === shown.left &&
    now.top === shown.top &&
    now.window.width === shown.window.width &&
    now.window.height === shown.window.height
  );
}

interface Slicing extends Pick<ScreenshotRun, 'sought' | 'isWanted'> {
  front: TabWatch;
  /** The report of sensitive content from right before the capture; null if there is none yet. */
  first: SensitiveReport | null;
  recheck(): Promise<Laid | null>;
}

/** Captures one slice. If the PNG is too large, captures the slice again as JPEG and keeps the smaller of the two. */
async function takeSlice(
  { id, windowId }: Pick<GestureTab, 'id' | 'windowId'>,
  { rect, scale: ratio, cut }: SliceRequest,
  zoom: number,
  { front, sought, first: known, recheck, isWanted }: Slicing,
): Promise<Picture | Stop> {
  const capture = async (details: { format: 'png' | 'jpeg'; quality?: number }) =>
    decodeDataUrl(await captureTab(windowId, { ...details, rect, scale: ratio / zoom }));
  try {
    // This search must end before the capture begins: only it finds content that disappears during the capture.
    const first = known ?? (await lookAgain(id, sought));
    // The tab is checked during the capture and again after it, so that another tab in front in between is noticed.
    const [bytes, before] = await Promise.all([capture({ format: 'png' }), front.trouble()]);
    if (before !== null) return before;
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
    const second = still.report ?? (await lookAgain(id, sought));
    const isSmaller = jpeg !== null && jpeg.length < png.blob.size;
    const exact = isSmaller ? { ...png, blob: new Blob([jpeg], { type: 'image/jpeg' }) } : png;
    const picture = isExact ? exact : await cutPicture(png, cut);
    if (sought === null) return picture;
    const shownIn = ({ scroll }: SensitiveReport) => ({
      x: rect.x + cut.x / ratio - scroll.x,
      y: rect.y + cut.y / ratio - scroll.y,
      width: cut.width / ratio,
    });
    return { ...picture, hidden: hiddenIn([first, second], picture, shownIn) };
  } catch {
    // The browser's messages differ, but all mean that it does not capture this tab.
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
