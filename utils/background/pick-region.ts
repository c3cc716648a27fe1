import * as z from 'zod/mini';
import { browser } from '../browser.ts';
import type { AppResult, StopReason } from '../errors.ts';
import { t } from '../i18n.ts';
import { pickName } from '../page/argument.ts';
import type { PickRequest } from '../page/pick/pick.ts';
import type { Picked } from '../page/pick/running.ts';
import { err, ok } from '../result.ts';
import { askInPage, runInPage } from '../screenshot/page-scripts.ts';
import type { ScreenshotJob } from '../settings.ts';
import { keepAwake } from './keep-awake.ts';

/** A key that is held down is waited for, and a few frames; a page that takes longer is busy with itself. */
const cancelledWithinMs = 5000;

/** What the page answers, checked on arrival. */
const number = z.number();
const PickReply: z.ZodMiniType<Picked> = z.object({
  region: z.nullable(z.object({ x: number, y: number, width: number, height: number })),
});

/** Puts our layer over a page, in which the person picks. Error: `page-not-readable`. */
export async function beginPick(tabId: number, mode: PickRequest['mode']): Promise<AppResult<null>> {
  const words = {
    name: t('pickName'),
    area: t('pickArea'),
    size: t('pickSize'),
    element: t('pickElement'),
  };
  const begun = await runInPage(tabId, 'page-pick', { mode, words } satisfies PickRequest);
  return begun === true ? ok(null) : err({ code: 'page-not-readable' });
}

/**
 * What the person picks, whenever that is; null where they cancel. Error: `screenshot-stopped` where they leave the page or
 * go to another tab. A window that is covered or minimised waits for them.
 */
export async function pickedRegion({
  tabId,
  windowId,
}: Pick<ScreenshotJob, 'tabId' | 'windowId'>): Promise<AppResult<Picked['region']>> {
  const { promise: answer, resolve } = Promise.withResolvers<unknown>();
  const { onActivated, onUpdated, onRemoved } = browser.tabs;
  let isElsewhere = false;
  const leave = () => {
    isElsewhere = true;
    return cancelPick(tabId);
  };
  const activated = (active: { tabId: number; windowId: number }) => {
    if (active.windowId === windowId && active.tabId !== tabId) void leave();
  };
  // A page that the browser keeps for a way back may never answer; the one in its place does: nothing is picked there.
  const ask = () => void askInPage(tabId, pickName, 'collect', null, Infinity).then(resolve);
  const updated = (id: number, { status }: { status?: string }) => {
    if (id === tabId && status !== undefined) ask();
  };
  const removed = (id: number) => {
    if (id === tabId) resolve(null);
  };
  onActivated.addListener(activated);
  onUpdated.addListener(updated);
  onRemoved.addListener(removed);
  try {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (tab?.active === false) await leave();
    ask();
    const reply = PickReply.safeParse(await keepAwake(() => answer));
    if (isElsewhere) return stopped('tab-changed');
    return reply.success ? ok(reply.data.region) : stopped('page-left');
  } finally {
    onActivated.removeListener(activated);
    onUpdated.removeListener(updated);
    onRemoved.removeListener(removed);
  }
}

function stopped(reason: StopReason): AppResult<never> {
  return err({ code: 'screenshot-stopped', reason, kept: false });
}

export async function cancelPick(tabId: number): Promise<void> {
  await askInPage(tabId, pickName, 'cancel', null, cancelledWithinMs);
}
