import * as z from 'zod/mini';
import { CaptureId, ScreenshotMode } from '../captures/capture.ts';
import { AppError } from '../errors.ts';
import { defineStored } from '../storage/define-stored.ts';
import { whole } from '../storage/readable-parts.ts';

/** The screenshot in progress, for screens that show it and for code that ends it. Times are epoch milliseconds. */
export const ScreenshotJob = z.object({
  captureId: CaptureId,
  tabId: z.number(),
  windowId: z.number(),
  mode: ScreenshotMode,
  /** Whether the screenshot is added to the draft's pictures instead of replacing them. */
  add: z.boolean(),
  /** The page that is captured; null if it is the capture's own page. */
  page: z.nullable(z.object({ url: z.string(), title: z.string() })),
  phase: z.enum(['waiting', 'picking', 'capturing']),
  /** How many pictures of the window are taken, and how many are needed as far as is known. Both are 0 at first. */
  done: z.number(),
  of: z.number(),
  /** The seconds that it still takes, if it is known to take long; else null. */
  secondsLeft: z.nullable(z.number()),
  /** Whether the person wants only the part that is captured so far. */
  isEnough: z.boolean(),
  /** When the delay ends; null without a delay. */
  until: z.nullable(z.number()),
  /** The part of the page that is captured; null for all of it. */
  region: z.nullable(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  /** When the job was last changed. */
  at: z.number(),
});
export type ScreenshotJob = z.infer<typeof ScreenshotJob>;

export const screenshotJobSetting = defineStored({
  area: 'session',
  key: 'screenshotJob',
  schema: whole(ScreenshotJob),
});

/** Why the last requested screenshot failed, for a popup that was closed meanwhile. */
export const screenshotProblemSetting = defineStored({
  area: 'session',
  key: 'screenshotProblem',
  schema: whole(z.object({ captureId: CaptureId, error: AppError })),
});

/** The draft whose form made room for a screenshot and is shown again after it. */
export const broughtBackSetting = defineStored({
  area: 'session',
  key: 'broughtBack',
  schema: whole(CaptureId),
});

/** A picture that could not be stored, as a data URL. The person can save it until the browser closes. */
export const rescueSetting = defineStored({
  area: 'session',
  key: 'rescuedPicture',
  schema: whole(z.object({ filename: z.string(), dataUrl: z.string() })),
});
