import { browser } from '../browser.ts';
import { argumentName } from '../page/argument.ts';

export type PageScript = 'page-snapshot' | 'page-text' | 'page-image' | 'page-toast' | 'page-hold';

/** In milliseconds. A page whose main thread is busy must not hold the capture up; one with much selected needs a moment. */
const answerWithin: Readonly<Record<PageScript, number>> = {
  'page-toast': 2000,
  'page-hold': 2000,
  'page-snapshot': 5000,
  'page-text': 20_000,
  'page-image': 20_000,
};

/** What a frame answered. 0 is the top one. */
export interface FrameAnswer {
  frameId: number;
  answer: unknown;
}

/** Runs one of our files in every frame that the browser lets us into, with an empty list where that fails. */
export async function runInFrames(tabId: number, script: PageScript): Promise<FrameAnswer[]> {
  const run = browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: [`/${script}.js`],
    injectImmediately: true,
  });
  const frames = await within(answerWithin[script], run);
  return (frames ?? []).map(({ frameId, result }) => ({ frameId, answer: result }));
}

/**
 * Runs one of our files in one frame of a tab, the top one unless told, and returns what it answers; null where the browser refuses (its own
 * pages, the store, PDF files) or the page does not answer in time. The answer comes from the page's side: check it.
 */
export async function runInPage(
  tabId: number,
  script: PageScript,
  argument?: unknown,
  frameId = 0,
): Promise<unknown> {
  const target = { tabId, frameIds: [frameId] };
  const run = async (): Promise<unknown> => {
    if (argument !== undefined) {
      await browser.scripting.executeScript({
        target,
        func: (name: string, value: unknown) => {
          Reflect.set(globalThis, name, value);
        },
        args: [argumentName, argument],
        injectImmediately: true,
      });
    }
    const [frame] = await browser.scripting.executeScript({
      target,
      files: [`/${script}.js`],
      injectImmediately: true,
    });
    return frame?.result ?? null;
  };
  return within(answerWithin[script], run());
}

/** Null where it is late or refused. A refusal is an ordinary answer here: the screenshot needs no script. */
async function within<T>(waitMs: number, running: Promise<T>): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), waitMs);
  const answer = await Promise.race([running.catch(() => null), late]);
  clearTimeout(timer);
  return answer;
}
