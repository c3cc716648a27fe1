import { browser } from '../browser.ts';
import type { AppResult, StopReason } from '../errors.ts';
import { type MessageKey, t } from '../i18n.ts';
import { pickName } from '../page/page-world.ts';
import type { PickMode } from '../page/pick/pick-modes.ts';
import type { Picked } from '../page/pick/picked.ts';
import { askInPage } from '../page-client/ask-in-page.ts';
import { runInPage } from '../page-client/page-scripts.ts';
import { question } from '../page-client/questions.ts';
import { err, ok } from '../result.ts';
import type { ScreenshotJob } from '../screenshot/screenshot-job.ts';
import { keepAwake } from './keep-awake.ts';

/** Before it answers, the page waits for a held key and a few frames. If it takes longer than this, it is busy. */
const cancelledWithinMs = 5000;

/** What the person is told at each step. */
const hints: Readonly<Record<PickMode, readonly MessageKey[]>> = {
  area: ['pickArea', 'pickSize'],
  element: ['pickElement'],
};

/** Puts our layer over a page, so that the person can pick a region. Error: `page-not-readable`. */
export async function beginPick(tabId: number, mode: PickMode): Promise<AppResult<null>> {
  const words = { name: t('pickName'), hints: hints[mode].map((key) => t(key)) };
  const begun = await runInPage(tabId, 'page-pick', { mode, words });
  return begun === true ? ok(null) : err({ code: 'page-not-readable' });
}

/**
 * Resolves to the region that the person picks, however long it takes; null if they cancel. Error: `screenshot-stopped`
 * if they leave the page or go to another tab. A covered or minimised window does not end the pick.
 */
export async function pickedRegion({
  tabId,
  windowId,
}: Pick<ScreenshotJob, 'tabId' | 'windowId'>): Promise<AppResult<Picked['region']>> {
  const { promise: answer, resolve } = Promise.withResolvers<Picked | null>();
  const { onActivated, onUpdated, onRemoved } = browser.tabs;
  let isElsewhere = false;
  const leave = () => {
    isElsewhere = true;
    return cancelPick(tabId);
  };
  const activated = (active: { tabId: number; windowId: number }) => {
    if (active.windowId === windowId && active.tabId !== tabId) void leave();
  };
  // A page in the back/forward cache may never answer, so the page in its place is asked: it answers that it has no
  // pick.
  const ask = () => void askInPage(tabId, Infinity, question(pickName, 'collect')).then(resolve);
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
    const picked = await keepAwake(() => answer);
    if (isElsewhere) return stopped('tab-changed');
    return picked === null ? stopped('page-left') : ok(picked.region);
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
  await askInPage(tabId, cancelledWithinMs, question(pickName, 'cancel'));
}
