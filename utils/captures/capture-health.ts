import * as z from 'zod/mini';
import type { PageHealth, PageTrouble } from '../page/health/page-trouble.ts';
import { troubleKinds } from '../page/health/trouble-kinds.ts';

const ms = z.nullable(z.number());

/** What went wrong on the page of a capture. */
export const CaptureHealth: z.ZodMiniType<PageHealth> = z.object({
  troubles: z.array(
    z.object({
      kind: z.enum(troubleKinds),
      address: z.string(),
      statuses: z.array(z.number()),
      what: z.string(),
      trace: z.string(),
      durationMs: ms,
      count: z.number(),
    }),
  ),
  more: z.number(),
  requests: z.number(),
  isCut: z.boolean(),
  load: z.object({
    answerMs: ms,
    loadedMs: ms,
    paintMs: ms,
    redirects: z.number(),
    protocol: z.string(),
  }),
  isControlled: z.boolean(),
});

/** What of a page's health is left out: all of it, or troubles by their places in the list. */
export const WithoutHealth = z.union([z.literal('all'), z.array(z.number())]);
export type WithoutHealth = z.infer<typeof WithoutHealth>;

/** Counts troubles in one that cannot be told apart any more, because what differed was hidden. */
export function joinAlike(troubles: readonly PageTrouble[]): PageTrouble[] {
  const all = new Map<string, PageTrouble>();
  for (const trouble of troubles) {
    const { count, trace: _trace, durationMs: _durationMs, ...same } = trouble;
    const key = JSON.stringify(same);
    const before = all.get(key);
    all.set(key, before === undefined ? trouble : { ...before, count: before.count + count });
  }
  return [...all.values()];
}
