import type { StopReason } from '../errors.ts';
import type { Region } from '../page/full-page/region-geometry.ts';
import type { Shown } from '../page/full-page/shown.ts';
import type { Picture } from './encode.ts';
import { createStitcher, type Stitcher } from './stitch.ts';
import { createSurvey, type Frame, type Survey } from './survey.ts';

/** Why filming ended before everything was seen. */
export type Stop = StopReason | 'cancelled' | 'unreadable';

/** What filming needs of the world. */
export interface Camera {
  /** Brings a place of the content (CSS pixels) into view and waits until it is drawn, or says why it cannot. */
  show(at: { left: number; top: number }): Promise<Shown | Stop>;
  /** A picture of the window as `show` left it, or why there is none. */
  take(shown: Shown): Promise<Picture | Stop>;
  /** Keeps a frame for going on after an interruption. */
  keep(number: number, frame: KeptFrame): Promise<void>;
  /** Hears how far it is; false once nobody wants it any more. */
  progress(done: number, of: number): Promise<boolean>;
}

export interface KeptFrame extends Frame, Pick<Picture, 'blob' | 'hidden'> {}

export interface CapturedTiles {
  pictures: Picture[];
  /** Null where the pictures show everything. */
  stopped: Stop | null;
  /** Settles once the page is given back, which need not be waited for before the pictures are put away. */
  released?: Promise<void> | undefined;
}

/** Whoever scrolls in the middle is waited for that often. */
const mostTries = 5;
/** As often as a gap is closed by stepping back before the page is taken for one that moves by itself. */
const mostSteps = 3;

/**
 * Films a region, or all there is, view by view, and puts the views together where they really were. With `kept` it goes on
 * where an earlier filming was interrupted. A view is drawn and kept while the next one is brought.
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

  const add = async (frame: KeptFrame, isNew: boolean): Promise<boolean> => {
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
    writing = Promise.all([draw(), isNew ? camera.keep(number, frame) : null]);
    // It is awaited before the next one; until then a failure is nobody's.
    writing.catch(() => undefined);
    return true;
  };
  const end = async (stopped: Stop | null): Promise<CapturedTiles> => {
    await writing;
    if (stitcher === null || stopped === 'cancelled') return { pictures: [], stopped };
    return { pictures: await stitcher.finish(survey.rightEnd(), survey.coveredTo()), stopped };
  };

  for (const frame of kept) if (!(await add(frame, false))) return end('page-changed');
  for (let at = survey.next(); at !== null; at = survey.next()) {
    const frame = await shoot(camera, survey, at);
    if (typeof frame === 'string') return end(frame);
    if (!(await add(frame, true))) return end('page-changed');
    if (!(await camera.progress(count, survey.frames()))) return end('cancelled');
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

/** Brings a place into view. A browser that scrolls in steps of its own may stop beyond it: a step back closes the gap. */
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
