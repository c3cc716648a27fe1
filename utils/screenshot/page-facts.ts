import * as z from 'zod/mini';
import type { PageFacts } from '../captures/capture.ts';
import { RichText } from '../captures/rich-text.ts';
import type { PageSnapshot } from '../page/snapshot.ts';

/** What the injected script reports, checked on arrival: the page it ran in is not ours. */
export const SnapshotReply: z.ZodMiniType<PageSnapshot> = z.object({
  url: z.string(),
  title: z.string(),
  language: z.string(),
  window: z.object({ width: z.number(), height: z.number() }),
  pixelRatio: z.number(),
  readable: z.boolean(),
  selection: z.nullable(RichText),
});

export interface Surroundings {
  tabUrl: string;
  tabTitle: string;
  userAgent: string;
  timeZone: string;
  now: number;
}

/** The page's facts from its own report, or from the tab alone where the page could not be asked. */
export function factsOf(snapshot: PageSnapshot | null, around: Surroundings): PageFacts {
  const { browser, system } = describeUserAgent(around.userAgent);
  return {
    url: snapshot?.url ?? around.tabUrl,
    title: snapshot?.title.trim() || around.tabTitle,
    language: snapshot?.language ?? '',
    browser,
    system,
    window: snapshot?.window ?? null,
    pixelRatio: snapshot?.pixelRatio ?? null,
    timeZone: around.timeZone,
    capturedAt: around.now,
    readable: snapshot?.readable ?? false,
  };
}

/** Browser and system in words out of a user-agent string, which names several browsers: the most particular one counts. */
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
