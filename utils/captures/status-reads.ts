import * as z from 'zod/mini';
import { defineStored } from '../storage/define-stored.ts';
import { record } from '../storage/readable-parts.ts';
import type { StatusReads } from './followed-tickets.ts';

const StatusRead = z.object({ askedAt: z.number(), refusedAt: z.nullable(z.number()) });

/** When each helpdesk was asked for the tickets that were sent to it. Without it they are asked again. */
export const statusReadsSetting = defineStored<StatusReads>({
  key: 'statusReads',
  schema: record(StatusRead),
  isCopy: true,
});
