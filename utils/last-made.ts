import * as z from 'zod/mini';
import { CaptureId } from './captures/capture.ts';
import { AppError } from './errors.ts';
import { defineStored } from './storage/define-stored.ts';
import { entries, whole } from './storage/readable-parts.ts';

/** The result of a tab's last gesture: a capture, or the error because of which nothing was made. */
const Made = z.object({ tabId: z.number(), id: z.nullable(CaptureId), error: z.nullable(AppError) });
export type Made = z.infer<typeof Made>;

/** In memory only, because it says in which tab a capture was made. */
const madeSetting = defineStored({ area: 'session', key: 'made', schema: entries(Made) });
const rememberedTabs = 20;

async function changeMade(change: (before: Made[]) => Made[]): Promise<Made[]> {
  return navigator.locks.request('made', async () => {
    const before = (await madeSetting.read()) ?? [];
    await madeSetting.write(change(before));
    return before;
  });
}

export async function rememberMade(made: Made): Promise<void> {
  await changeMade((before) =>
    [made, ...before.filter(({ tabId }) => tabId !== made.tabId)].slice(0, rememberedTabs),
  );
}

/** Returns what the last gesture in a tab made, and forgets it; null if there is nothing. */
export async function takeMade(tabId: number): Promise<Made | null> {
  const before = await changeMade((all) => all.filter((one) => one.tabId !== tabId));
  return before.find((one) => one.tabId === tabId) ?? null;
}

/** Why a gesture made nothing; the tickets page shows it when it opens. */
const problemSetting = defineStored({ area: 'session', key: 'problemToShow', schema: whole(AppError) });

export function showProblem(error: AppError): Promise<void> {
  return problemSetting.write(error);
}

export async function takeProblem(): Promise<AppError | null> {
  const error = await problemSetting.read();
  if (error !== null) await problemSetting.remove();
  return error;
}
