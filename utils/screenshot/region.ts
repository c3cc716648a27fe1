import * as z from 'zod/mini';
import { browser } from '../browser.ts';
import { Attachment, type CaptureId } from '../captures/capture.ts';
import { addTile, listTiles } from '../captures/tiles.ts';
import type { Region } from '../page/full-page/geometry.ts';
import type { Shown } from '../page/full-page/hold.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import { cutPicture, jpegQuality, type Picture, pngLimitBytes, pngPicture } from './encode.ts';
import { type Camera, type Film, film, type KeptFrame, type Stop } from './film.ts';
import { type Front, watchFront } from './front.ts';
import { lookForSensitive } from './hidden-picture.ts';
import { createPace } from './pace.ts';
import { holderIn, type PageHolder, ShownReply } from './page-holder.ts';
import { decodeDataUrl } from './png.ts';
import { hiddenIn } from './redactions.ts';
import { filmAtOnce, type SliceRequest } from './slices.ts';
import type { GestureTab } from './take-capture.ts';

/** The job a screenshot is taken for. */
export interface ScreenshotRun {
  id: CaptureId;
  /** The words to hide beside what is sensitive; null where nothing is hidden by itself. */
  toHide: readonly string[] | null;
  /** Says how far it is; false once the person has cancelled. */
  progress(done: number, of: number): Promise<boolean>;
}

/**
 * Pictures a region of a page, or with null all of it, as large as it is: in several parts where one would be too large.
 * A region counts from the top left corner of its scroller's content, in CSS pixels: of the one that a page script
 * remembered (`rememberScroller`), else of the document. The whole page is that of the one that matters. What is wholly in
 * sight is pictured as it is; else the page is held still meanwhile and given back as it was.
 * `goesOn`: a run of the same id was interrupted; what it has seen is used.
 */
export async function captureRegion(
  tab: Pick<GestureTab, 'id' | 'windowId'>,
  region: Region | null,
  run: ScreenshotRun,
  goesOn = false,
): Promise<Film> {
  const holder = await holderIn(tab.id);
  if (holder === null && !goesOn) return { pictures: [], stopped: 'unreadable' };
  // Another document is not gone on with.
  if (holder === null || (goesOn && (await holder.look(run.id)) === null))
    return assembleKept(region, run.id);
  const front = watchFront(tab.id, tab.windowId);
  try {
    const taken = await filmWith(tab, region, run, holder, front, goesOn);
    return { ...taken, released: holder.release() };
  } catch (thrown) {
    await holder.release();
    throw thrown;
  } finally {
    front.stop();
  }
}

async function filmWith(
  tab: Pick<GestureTab, 'id' | 'windowId'>,
  region: Region | null,
  run: ScreenshotRun,
  holder: PageHolder,
  front: Front,
  goesOn: boolean,
): Promise<Film> {
  // Firefox pictures any part of a document at once.
  if (import.meta.env.FIREFOX) {
    const request = { token: run.id, region };
    const [laid, zoom] = await Promise.all([holder.lay(request), browser.tabs.getZoom(tab.id)]);
    if (laid?.isDocument) {
      // The browser multiplies by the tab's zoom once more.
      const take = (slice: SliceRequest, done: number, of: number) =>
        takeSlice(tab, slice, zoom, { front, toHide: run.toHide }, () =>
          Promise.all([holder.look(run.id), run.progress(done, of)]),
        );
      return filmAtOnce(region, laid, {
        take,
        grow: () => holder.grow(request),
        lay: () => holder.lay(request),
        progress: run.progress,
      });
    }
  }
  const camera = cameraFor(tab, region, run, holder, front);
  return film(region, camera, goesOn ? await keptFrames(run.id) : []);
}

/** What an interrupted run has seen, put together without asking the page for more. */
export async function assembleKept(region: Region | null, id: CaptureId): Promise<Film> {
  const kept = await keptFrames(id);
  if (kept.length === 0) return { pictures: [], stopped: 'interrupted' };
  const last = kept.at(-1);
  return film(
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
  front: Front,
): Camera {
  // Only Chromium has a quota.
  const pace = import.meta.env.FIREFOX ? <T>(capture: () => Promise<T>) => capture() : createPace();
  return {
    show: async (at) => (await holder.show({ token: run.id, region, ...at })) ?? leftOr(front),
    async take(shown) {
      const [before, first] = await Promise.all([front.trouble(), lookForSensitive(tab.id, run.toHide)]);
      if (before !== null) return before;
      const dataUrl = await pace(() => browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' })).catch(
        () => null,
      );
      const [after, still, second] = await Promise.all([
        front.trouble(),
        holder.look(run.id),
        lookForSensitive(tab.id, run.toHide),
      ]);
      if (after !== null) return after;
      if (still === null) return leftOr(front);
      if (!isAsShown(still, shown)) return 'page-changed';
      const picture = dataUrl === null ? null : pngPicture(decodeDataUrl(dataUrl));
      if (picture === null) return 'refused';
      return run.toHide === null ? picture : { ...picture, hidden: hiddenIn([first, second], picture) };
    },
    keep: (number, { blob, ...place }) => addTile({ job: run.id, number, blob, place }),
    progress: run.progress,
  };
}

/** Why a page does not answer: one that is not in front hardly runs. */
async function leftOr(front: Front): Promise<Stop> {
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

/** A picture that is too large as PNG is taken as JPEG again. */
async function takeSlice(
  { id, windowId }: Pick<GestureTab, 'id' | 'windowId'>,
  { rect, scale: ratio, cut }: SliceRequest,
  zoom: number,
  { front, toHide }: { front: Front } & Pick<ScreenshotRun, 'toHide'>,
  look: () => Promise<[Shown | null, boolean]>,
): Promise<Picture | Stop> {
  const capture = async (details: { format: 'png' | 'jpeg'; quality?: number }) =>
    decodeDataUrl(await browser.tabs.captureVisibleTab(windowId, { ...details, rect, scale: ratio / zoom }));
  try {
    // Before the picture, never beside it: what goes in between is found by this look alone.
    const first = await lookForSensitive(id, toHide);
    // Asked at once: what came in front between question and picture is noticed after it.
    const [before, bytes] = await Promise.all([front.trouble(), capture({ format: 'png' })]);
    if (before !== null) return before;
    const png = pngPicture(bytes);
    if (png === null) return 'refused';
    const isExact = png.width === cut.width && png.height === cut.height;
    const jpeg =
      isExact && png.blob.size > pngLimitBytes
        ? await capture({ format: 'jpeg', quality: jpegQuality * 100 })
        : null;
    const [after, [still, goesOn], second] = await Promise.all([
      front.trouble(),
      look(),
      lookForSensitive(id, toHide),
    ]);
    if (after !== null) return after;
    if (still === null) return leftOr(front);
    if (!goesOn) return 'cancelled';
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
  hidden: z.optional(z.pick(Attachment, { annotations: true, unchecked: true })),
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
