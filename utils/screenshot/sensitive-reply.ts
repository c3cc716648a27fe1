import * as z from 'zod/mini';
import { sensitiveKinds } from '../page/sensitive/span.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';

const place = { x: z.number(), y: z.number() };
const box = { ...place, width: z.number(), height: z.number() };

/** What the injected script reports of a page, checked on arrival. What does not pass tells nothing: the caller must ask. */
export const SensitiveReply: z.ZodMiniType<SensitiveReport> = z.object({
  regions: z.array(z.object({ ...box, kind: z.enum(sensitiveKinds), item: z.number() })),
  unread: z.array(z.object(box)),
  view: z.object(box),
  scroll: z.object(place),
  incomplete: z.boolean(),
});
