import * as z from 'zod/mini';
import { browser } from '../browser.ts';
import {
  type AskedInPage,
  lookerName,
  type PageWorld,
  pickName,
  soughtName,
  toastName,
} from '../page/page-world.ts';
import { unreadKinds } from '../page/regions/page-text.ts';
import { sensitiveKinds } from '../page/sensitive/span.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import { type Sought, spares } from '../page/sought.ts';
import {
  askInPage,
  askInTurn,
  inject,
  type Question,
  replyIn,
  respondsWithin,
  type Target,
  within,
} from './ask-in-page.ts';
import { box, number, place } from './reply-parts.ts';

const lookWithin = 5000;

const host = z.optional(z.string());
const spare = z.optional(z.enum(spares));

export const SensitiveReply: z.ZodMiniType<SensitiveReport> = z.object({
  regions: z.array(z.object({ ...box, kind: z.enum(sensitiveKinds), item: number, host, spare })),
  unread: z.array(z.object({ ...box, what: z.enum(unreadKinds), host })),
  images: z.array(z.object(box)),
  view: z.object(box),
  scroll: z.object(place),
  incomplete: z.boolean(),
});

const leaveSought = (target: Target, sought: Sought) =>
  browser.scripting.executeScript({
    target,
    func: (name: string, value: unknown) => {
      Reflect.set(globalThis, name, value);
    },
    args: [soughtName, sought],
    injectImmediately: true,
  });

/** Returns the question that searches a page again. The first search has left the code that answers it in the page. */
export function askToLook(sought: Sought): Question<SensitiveReport> {
  const method = 'look' satisfies keyof AskedInPage[typeof lookerName];
  return { place: lookerName, method, argument: sought, reply: SensitiveReply };
}

/** Looks for sensitive content in a tab's page, independently of any task. Null as in `runInPage`. */
export async function lookInPage(tabId: number, sought: Sought): Promise<SensitiveReport | null> {
  const target = { tabId };
  const run = async (): Promise<unknown> => {
    const [words, own] = sought;
    const left = words.length + own.length > 0 ? leaveSought(target, sought) : null;
    // Without its words a page would show them. The own addresses only make a suggestion, so nobody waits for them.
    if (words.length > 0) await left;
    else left?.catch(() => undefined);
    // The browser returns the answer of the last file.
    const [frame] = await inject(target, '/page-detectors.js', '/page-look.js');
    return frame?.result;
  };
  return replyIn(SensitiveReply, await within(lookWithin, run()));
}

/** Like `lookInPage`, for a page that was looked at before. */
export async function lookAgainInPage(tabId: number, sought: Sought): Promise<SensitiveReport | null> {
  return (await askInPage(tabId, lookWithin, askToLook(sought))) ?? lookInPage(tabId, sought);
}

/**
 * Removes our message from a page and cancels a pick, so that neither is in a picture. Resolves also if the page does not
 * answer.
 */
export async function clearPage(tabId: number): Promise<void> {
  const told = { argument: null, reply: z.unknown() };
  const message = { place: toastName, method: 'remove' satisfies keyof PageWorld[typeof toastName], ...told };
  const pick = { place: pickName, method: 'cancel' satisfies keyof AskedInPage[typeof pickName], ...told };
  await askInTurn(tabId, respondsWithin, message, pick);
}
