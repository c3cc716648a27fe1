import * as z from 'zod/mini';
import { mostOf } from '../page/watch/watch-limits.ts';
import { lineLevels, stepActions, type WatchedPage } from '../page/watch/watched-page.ts';
import type { WithoutHealth } from './capture-health.ts';

/** UTF-16 units. Our scripts send shorter texts, so a longer text is not from them. */
const longestText = 4000;
const text = z.string().check(z.refine((words) => words.length <= longestText));
const at = z.number();

const shape = {
  lines: z.array(z.object({ at, level: z.enum(lineLevels), text, place: text, count: z.number() })),
  requests: z.array(
    z.object({
      at,
      method: text,
      address: text,
      by: z.enum(['fetch', 'xhr']),
      status: z.nullable(z.number()),
      what: text,
      trace: text,
      durationMs: z.nullable(z.number()),
    }),
  ),
  steps: z.array(z.object({ at, action: z.enum(stepActions), role: text, name: text })),
  missed: z.object({ lines: z.number(), requests: z.number(), steps: z.number() }),
  locked: z.array(text),
};

function isShort({ lines, requests, steps, locked }: WatchedPage): boolean {
  return (
    lines.length <= mostOf.lines * 2 &&
    requests.length <= mostOf.requests &&
    steps.length <= mostOf.steps &&
    locked.length <= 20
  );
}

/** What a page or a frame of it tells. */
export const WatchedPageReply: z.ZodMiniType<WatchedPage> = z.object(shape).check(z.refine(isShort));

/** What happened in a tab while it was watched. Times are epoch milliseconds. */
export const Watched = z.object({ ...shape, from: at, to: at });
export type Watched = z.infer<typeof Watched>;

export const watchedKinds = ['lines', 'requests', 'steps'] as const;
export type WatchedKind = (typeof watchedKinds)[number];

/** What is left out of each kind: all of it, or entries by their positions in the list. */
export type WithoutWatched = Readonly<Record<string, WithoutHealth>>;

/** Joins what pages and frames recorded, in the order of time. Keeps the newest entries. */
export function joinPages(pages: readonly WatchedPage[]): WatchedPage {
  const missed = { lines: 0, requests: 0, steps: 0 };
  const newest = <T extends { at: number }>(kind: WatchedKind, entries: T[]): T[] => {
    const sorted = entries.toSorted((a, b) => a.at - b.at);
    const before = pages.reduce((sum, page) => sum + page.missed[kind], 0);
    missed[kind] = before + Math.max(0, sorted.length - mostOf[kind]);
    return sorted.slice(-mostOf[kind]);
  };
  return {
    lines: newest(
      'lines',
      pages.flatMap(({ lines }) => lines),
    ),
    requests: newest(
      'requests',
      pages.flatMap(({ requests }) => requests),
    ),
    steps: newest(
      'steps',
      pages.flatMap(({ steps }) => steps),
    ),
    missed,
    locked: [...new Set(pages.flatMap(({ locked }) => locked))].slice(0, 20),
  };
}

/** Returns what happened without the entries that the person leaves out. Null if nothing of it is left. */
export function keptOf(watched: Watched, without: WithoutWatched = {}): Watched | null {
  const keep = <T>(entries: readonly T[], left: WithoutHealth = []): T[] =>
    left === 'all' ? [] : entries.filter((_, place) => !left.includes(place));
  const lines = keep(watched.lines, without['lines']);
  const requests = keep(watched.requests, without['requests']);
  const steps = keep(watched.steps, without['steps']);
  const isEmpty = lines.length + requests.length + steps.length === 0;
  return isEmpty ? null : { ...watched, lines, requests, steps };
}
