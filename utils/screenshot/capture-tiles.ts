import type { StopReason } from '../errors.ts';
import type { Region } from '../page/full-page/region-geometry.ts';
import type { Shown } from '../page/full-page/shown.ts';
import type { Picture } from './encode.ts';
import { createStitcher, type Stitcher } from './stitch.ts';
import { createSurvey, type Frame, type Survey } from './survey.ts';

/** Why a capture ended before it showed everything. */
export type Stop = StopReason | 'cancelled' | 'unreadable';

/** What the person wants of a screenshot: everything, only the part that is captured so far, or nothing any more. */
export type Wish = 'all' | 'enough' | 'nothing';

/** The access to the page and the store that `captureTiles` needs. */
export interface Camera {
  /**
   * Scrolls to a place of the content (CSS pixels) and waits until it is drawn, or returns the reason why it cannot.
   */
  show(at: { left: number; top: number }): Promise<Shown | Stop>;
  /** Captures the window as `show` left it, or returns the reason why it cannot. */
  take(shown: Shown): Promise<Picture | Stop>;
  /** Stores a frame, so that an interrupted capture can continue from it. */
  keep(number: number, frame: KeptFrame): Promise<void>;
  /** Reports that `done` of about `of` frames are captured. Resolves to what the person wants of the screenshot. */
  progress(done: number, of: number): Promise<Wish>;
}

export interface KeptFrame extends Frame, Pick<Picture, 'blob' | 'hidden'> {}

export interface CapturedTiles {
  pictures: Picture[];
  /** Null if the pictures show everything. */
  stopped: Stop | null;
  /** Settles when the page is restored. The pictures can be stored before that. */
  released?: Promise<void> | undefined;
}

/** How often a view is tried if the page is scrolled or resized during its capture. */
const mostTries = 5;
/** How often `bring` scrolls back to close a gap. If the gap remains, the page seems to move by itself. */
const mostSteps = 3;

/**
 * Captures a region, or all content if it is null, view by view, and joins the views at their actual positions. `kept`
 * are the frames of an interrupted capture, from which it continues. A view is drawn and stored while the next one is
 * captured.
 */
export async function captureTiles(
  region: Region | null,
  camera: Camera,
  kept: KeptFrame[] = [],
): Promise<CapturedTiles> {
  const survey = createSurvey(region);
  let stitcher: Stitcher | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  let count = 0;

  const add = async (frame: KeptFrame, { isKept }: { isKept: boolean }): Promise<boolean> => {
    const above = count === 0 ? 0 : survey.coveredTo();
    const tile = survey.add(frame);
    if (tile === null) return false;
    const current = stitcher ?? createStitcher(survey.box(), survey.partHeight());
    stitcher = current;
    const number = count;
    count += 1;
    await writing;
    const draw = async () => {
      const bitmap = await createImageBitmap(frame.blob);
      current.draw(bitmap, tile, frame.hidden);
      bitmap.close();
      await current.close(above);
    };
    writing = Promise.all([draw(), isKept ? null : camera.keep(number, frame)]);
    // `add` and `end` await this promise later. Until then the empty handler prevents an unhandled rejection.
    writing.catch(() => undefined);
    return true;
  };
  const end = async (stopped: Stop | null): Promise<CapturedTiles> => {
    await writing;
    if (stitcher === null || stopped === 'cancelled') return { pictures: [], stopped };
    return { pictures: await stitcher.finish(survey.rightEnd(), survey.coveredTo()), stopped };
  };

  for (const frame of kept) if (!(await add(frame, { isKept: true }))) return end('page-changed');
  for (let at = survey.next(); at !== null; at = survey.next()) {
    const frame = await shoot(camera, survey, at);
    if (typeof frame === 'string') return end(frame);
    if (!(await add(frame, { isKept: false }))) return end('page-changed');
    const wish = await camera.progress(count, survey.frames());
    if (wish === 'nothing') return end('cancelled');
    if (wish === 'enough' && survey.next() !== null) return end('ended');
  }
  return end(survey.isEndless() ? 'endless' : survey.isCut() ? 'only-visible' : null);
}

async function shoot(
  camera: Camera,
  survey: Survey,
  at: { left: number; top: number },
): Promise<KeptFrame | Stop> {
  for (let tries = 1; ; tries += 1) {
    const shown = await bring(camera, survey, at);
    if (typeof shown === 'string') return shown;
    const picture = await camera.take(shown);
    if (picture === 'page-changed' && tries < mostTries) continue;
    if (typeof picture === 'string') return picture;
    const { width, height, ...rest } = picture;
    return { ...rest, shown, size: { width, height } };
  }
}

/**
 * Scrolls to a place. A browser that scrolls in steps of its own may stop beyond it; then scrolls back to close the
 * gap.
 */
async function bring(
  camera: Camera,
  survey: Survey,
  wanted: { left: number; top: number },
): Promise<Shown | Stop> {
  const at = { ...wanted };
  for (let step = 0; ; step += 1) {
    const shown = await camera.show(at);
    if (typeof shown === 'string' || step === mostSteps) return shown;
    const { left, top } = survey.beyond(shown);
    if (left === 0 && top === 0) return shown;
    at.left -= Math.ceil(left);
    at.top -= Math.ceil(top);
  }
}
