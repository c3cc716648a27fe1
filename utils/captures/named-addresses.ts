import * as z from 'zod/mini';
import { defineStored } from '../storage/define-stored.ts';
import { entries } from '../storage/readable-parts.ts';
import { CaptureId } from './capture.ts';

/** The e-mail addresses on the pages of the latest drafts. In memory only, because the picture may hide them. */
export const namedSetting = defineStored({
  area: 'session',
  key: 'named',
  schema: entries(z.object({ id: CaptureId, addresses: z.array(z.string()) })),
});

const rememberedPages = 10;

export async function rememberNamed(id: CaptureId, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return;
  await navigator.locks.request('named', async () => {
    const before = (await namedSetting.read()) ?? [];
    await namedSetting.write([{ id, addresses }, ...before].slice(0, rememberedPages));
  });
}
