import * as z from 'zod/mini';
import { defineStored } from '../storage/define-stored.ts';
import { isPrivate } from '../storage/is-private.ts';
import { entries } from '../storage/readable-parts.ts';

/** The requesters of the last tickets, the latest first, as their addresses were written. */
export const recentRequestersSetting = defineStored({ key: 'recentRequesters', schema: entries(z.string()) });
const mostRecent = 12;

/** Adds a requester to the recent ones. Does nothing in a private window: nothing from it may be on the disk. */
export async function rememberRequester(requester: string): Promise<void> {
  if (isPrivate()) return;
  const before = (await recentRequestersSetting.read()) ?? [];
  const others = before.filter((one) => one.toLowerCase() !== requester.toLowerCase());
  await recentRequestersSetting.write([requester, ...others].slice(0, mostRecent));
}
