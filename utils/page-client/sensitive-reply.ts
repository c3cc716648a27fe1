import * as z from 'zod/mini';
import { unreadKinds } from '../page/regions/page-text.ts';
import { sensitiveKinds } from '../page/sensitive/span.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';

const place = { x: z.number(), y: z.number() };
const box = { ...place, width: z.number(), height: z.number() };

const SensitiveReply: z.ZodMiniType<SensitiveReport> = z.object({
  regions: z.array(z.object({ ...box, kind: z.enum(sensitiveKinds), item: z.number() })),
  unread: z.array(z.object({ ...box, what: z.enum(unreadKinds) })),
  images: z.array(z.object(box)),
  view: z.object(box),
  scroll: z.object(place),
  incomplete: z.boolean(),
});

/** Validates the injected script's report of a page. Null means that nothing is known: the person must be asked. */
export function sensitiveIn(answer: unknown): SensitiveReport | null {
  const reply = SensitiveReply.safeParse(answer);
  return reply.success ? reply.data : null;
}
