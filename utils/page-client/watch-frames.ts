import { browser } from '../browser.ts';
import { WatchedPageReply } from '../captures/watched.ts';
import { watcherName } from '../page/page-world.ts';
import type { WatchedPage } from '../page/watch/watched-page.ts';
import type { PillWords, Watcher, WatchOrder } from '../page/watch/watcher.ts';
import { late, unlessLate } from '../unless-late.ts';
import { replyIn } from './ask-in-page.ts';

/** How long a page may take to answer. Milliseconds. */
const answersWithin = 3000;

type Method = keyof Watcher & string;

/** Asks the watcher of each frame of a tab. A frame without a watcher answers null. */
async function askAll(
  target: { tabId: number; allFrames?: true; frameIds?: number[] },
  method: Method,
  order: WatchOrder | null,
): Promise<unknown[]> {
  const asking = browser.scripting.executeScript({
    target,
    func: (place: string, name: string, told: unknown) => {
      const left = Reflect.get(globalThis, place) as Record<string, (told: unknown) => unknown> | undefined;
      return left?.[name]?.(told) ?? null;
    },
    args: [watcherName, method, order],
    injectImmediately: true,
  });
  const answer = await unlessLate(
    answersWithin,
    asking.catch(() => null),
  );
  return answer === late || answer === null ? [] : answer.map(({ result }) => result);
}

/**
 * Begins to watch a tab's page and the frames of its site, or goes on. False if the browser refuses, or if the page does
 * not answer. `words` are the pill's.
 */
export async function watchFrames(tabId: number, until: number, words: PillWords): Promise<boolean> {
  const target = { tabId, allFrames: true as const };
  let isLate = false;
  const inject = async (): Promise<boolean> => {
    const script = { target, injectImmediately: true };
    await browser.scripting.executeScript({ ...script, files: ['/page-record.js'], world: 'MAIN' });
    await browser.scripting.executeScript({ ...script, files: ['/page-watch.js'] });
    // Nobody would end what begins after the caller was told that nothing has begun.
    if (isLate) return false;
    const [isOn] = await askAll({ tabId, frameIds: [0] }, 'start', { until, words });
    if (!isLate) await askAll(target, 'start', { until, words: null });
    return isOn === true;
  };
  const begun = await unlessLate(
    answersWithin,
    inject().catch(() => false),
  );
  isLate = begun === late;
  return begun === true;
}

/** Returns what was recorded of each frame so far; with `stop`, watching ends there and leaves nothing. */
export async function readFrames(tabId: number, method: 'collect' | 'stop'): Promise<WatchedPage[]> {
  const answers = await askAll({ tabId, allFrames: true }, method, null);
  return answers.map((answer) => replyIn(WatchedPageReply, answer)).filter((page) => page !== null);
}
