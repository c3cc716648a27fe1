import * as z from 'zod/mini';
import type { PageFacts } from '../captures/capture.ts';
import { RichText } from '../captures/rich-text.ts';
import type { PageSelection } from '../page/selection.ts';
import type { PageSnapshot } from '../page/snapshot.ts';

export const SnapshotReply: z.ZodMiniType<PageSnapshot> = z.object({
  url: z.string(),
  canonicalUrl: z.string(),
  title: z.string(),
  language: z.string(),
  window: z.object({ width: z.number(), height: z.number() }),
  pixelRatio: z.number(),
  readable: z.boolean(),
  hasSelection: z.boolean(),
  addresses: z.array(z.string()),
  isActive: z.boolean(),
  hasFrames: z.boolean(),
});

const SelectionReply: z.ZodMiniType<PageSelection> = z.object({
  text: RichText,
  passage: z.nullable(
    z.object({
      directive: z.string().check(z.refine((link) => link.startsWith(':~:text='))),
      quoted: z.array(z.object({ around: z.string(), start: z.number(), end: z.number() })),
    }),
  ),
  around: z.object({ before: z.string(), after: z.string() }),
});

/** Parses the selection that a page reported as JSON; null if it has an unknown shape or there is none. */
export function selectionOf(reported: string | null): PageSelection | null {
  try {
    const parsed = SelectionReply.safeParse(JSON.parse(reported ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON, or nested deeper than anything we write.
    return null;
  }
}

export interface Surroundings {
  tabUrl: string;
  tabTitle: string;
  zoom: number | null;
  userAgent: string;
  timeZone: string;
  now: number;
  /** The page did not answer in time. */
  isBusy: boolean;
}

/** Returns the page's facts from its own report, or from the tab alone if the page could not be asked. */
export function factsOf(snapshot: PageSnapshot | null, around: Surroundings): PageFacts {
  const { browser, system } = describeUserAgent(around.userAgent);
  const url = cutAddress(snapshot?.url ?? around.tabUrl);
  return {
    url,
    canonicalUrl: canonicalOf(snapshot, url),
    title: cutTitle(snapshot?.title.trim() || around.tabTitle),
    language: snapshot?.language ?? '',
    browser,
    system,
    window: snapshot?.window ?? null,
    pixelRatio: snapshot?.pixelRatio ?? null,
    zoom: around.zoom,
    timeZone: around.timeZone,
    capturedAt: around.now,
    readable: snapshot?.readable ?? false,
    isBusy: around.isBusy,
    isPdf: snapshot === null ? isPdfAddress(url) : !snapshot.readable,
  };
}

/** UTF-16 units. A page may have a title of megabytes, and every later step would go through all of it. */
const longestTitle = 1000;
const longestData = 500;

export function cutTitle(title: string): string {
  return title.slice(0, longestTitle).toWellFormed();
}

/** Cuts a `data:` address, because it holds the whole page and is of no use in a ticket. */
function cutAddress(url: string): string {
  return url.startsWith('data:') ? url.slice(0, longestData).toWellFormed() : url;
}

/** Whether an address is a PDF file's. Firefox's PDF viewer lets in no script that could tell. */
function isPdfAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:/.test(url) && /\.pdf$/i.test(new URL(url).pathname);
}

/** Returns the canonical address if it is a web address and not the page's own; otherwise an empty string. */
function canonicalOf(snapshot: PageSnapshot | null, url: string): string {
  const canonical = snapshot?.canonicalUrl ?? '';
  return /^https?:/.test(canonical) && canonical !== url ? canonical : '';
}

/** Returns browser and system in words. A user-agent string names several browsers; the most particular one counts. */
export function describeUserAgent(userAgent: string): { browser: string; system: string } {
  const brands: [RegExp, string][] = [
    [/Edg\/([\d.]+)/, 'Edge'],
    [/OPR\/([\d.]+)/, 'Opera'],
    [/Vivaldi\/([\d.]+)/, 'Vivaldi'],
    [/Firefox\/([\d.]+)/, 'Firefox'],
    [/(?:Headless)?Chrome\/([\d.]+)/, 'Chrome'],
  ];
  const brand = brands.find(([pattern]) => pattern.test(userAgent));
  const version = brand?.[0].exec(userAgent)?.[1]?.replace(/(\.0)+$/, '');
  const systems: [RegExp, string][] = [
    [/CrOS/, 'ChromeOS'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'macOS'],
    [/Linux/, 'Linux'],
  ];
  return {
    browser: brand ? `${brand[1]} ${version}` : userAgent,
    system: systems.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '',
  };
}
