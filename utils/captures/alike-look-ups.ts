import * as z from 'zod/mini';
import { defineStored } from '../storage/define-stored.ts';
import { entries } from '../storage/readable-parts.ts';
import { CaptureId, FoundTicket } from './capture.ts';

/** The results of the searches for tickets that are like a capture, the latest first. */
export const alikeSetting = defineStored({
  area: 'session',
  key: 'alike',
  schema: entries(
    z.object({
      id: CaptureId,
      helpdesk: z.string(),
      query: z.string(),
      at: z.number(),
      tickets: z.array(FoundTicket),
    }),
  ),
});
