import { browser } from '../browser.ts';
import { argumentName } from '../page/argument.ts';

export type PageScript = 'page-snapshot' | 'page-text' | 'page-image' | 'page-toast';

/** A page whose main thread is busy must not hold the capture up. */
const answerWithinMs = 2000;
const slowAnswerWithinMs = 20_000;

/**
 * Runs one of our files in a tab's top frame and returns what it answers; null where the browser refuses (its own
 * pages, the store, PDF files) or the page does not answer in time. The answer comes from the page's side: check it.
 */
export async function runInPage(tabId: number, script: PageScript, argument?: unknown): Promise<unknown> {
  const target = { tabId };
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
  const waitMs = script === 'page-text' || script === 'page-image' ? slowAnswerWithinMs : answerWithinMs;
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), waitMs);
  // A refusal is an ordinary answer here: the screenshot needs no script.
  const answer = await Promise.race([run().catch(() => null), late]);
  clearTimeout(timer);
  return answer;
}
