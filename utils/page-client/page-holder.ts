import * as z from 'zod/mini';
import { holderName } from '../page/argument.ts';
import type { HoldRequest, ShowRequest } from '../page/full-page/hold.ts';
import type { Shown } from '../page/full-page/shown.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import { type Asked, askInPage, askInTurn, injectHolder, lookOf } from './page-scripts.ts';
import { sensitiveIn } from './sensitive-reply.ts';

const number = z.number();
const size = z.object({ width: number, height: number });

/** Validates the page's report, because a web page is not to be trusted. */
export const ShownReply: z.ZodMiniType<Shown> = z.object({
  left: number,
  top: number,
  view: z.object({ x: number, y: number, width: number, height: number }),
  content: size,
  window: size,
  ratio: number,
  isDocument: z.boolean(),
  inView: z.boolean(),
  atEnd: z.object({ right: z.boolean(), bottom: z.boolean() }),
  origin: z.object({ x: number, y: number }),
  isCut: z.boolean(),
});

/** How long to wait for the page's answer: longer for `lay`, which goes through the whole page first. */
const answerWithinMs = 8000;
const laidOutWithinMs = 30_000;

/** The state of a laid-out page, and the report of its sensitive content; null if there is none. */
export interface Laid extends Shown {
  report: SensitiveReport | null;
}

/**
 * Calls the page's side of a capture (utils/page/full-page/hold.ts). Each answer is null if the page gives no valid
 * answer.
 */
export interface PageHolder {
  show(request: ShowRequest): Promise<Shown | null>;
  /** Lays the page out, then searches it for sensitive content unless `words` is null. */
  lay(request: HoldRequest, words: readonly string[] | null): Promise<Laid | null>;
  grow(request: HoldRequest): Promise<Shown | null>;
  look(token: string): Promise<Shown | null>;
  /** Searches the page for sensitive content unless `words` is null, then calls `look` or, if `mayGrow`, `grow`. */
  recheck(request: HoldRequest, words: readonly string[] | null, mayGrow: boolean): Promise<Laid | null>;
  release(): Promise<void>;
}

/** Injects the holder into a tab's page. Resolves to null if the browser allows no script there or the page is busy. */
export async function holderIn(tabId: number): Promise<PageHolder | null> {
  return (await injectHolder(tabId)) ? holderOf(tabId) : null;
}

/** Like `holderIn`, and lays the page out. `laid` is null if the page gives no valid answer. */
export async function layIn(
  tabId: number,
  request: HoldRequest,
  words: readonly string[] | null,
): Promise<{ holder: PageHolder; laid: Laid | null } | null> {
  const holder = holderOf(tabId);
  // Both calls are made at once, since the browser takes them in order. A page that was asked too early is asked again.
  const [isHeld, laid] = await Promise.all([injectHolder(tabId), holder.lay(request, words)]);
  if (!isHeld) return null;
  return { holder, laid: laid ?? (await holder.lay(request, words)) };
}

function holderOf(tabId: number): PageHolder {
  const ask = async (method: string, argument: unknown): Promise<Shown | null> =>
    shownIn(await askInPage(tabId, holderName, method, argument, answerWithinMs));
  return {
    show: (request) => ask('show', request),
    lay: async (request, words) =>
      laidIn(await askInTurn(tabId, laidOutWithinMs, ...layingOf(request, words))),
    grow: (request) => ask('grow', request),
    look: (token) => ask('look', token),
    async recheck(request, words, mayGrow) {
      const stand = mayGrow ? asked('grow', request) : asked('look', request.token);
      if (words === null) return laidIn(await askInTurn(tabId, answerWithinMs, stand));
      const [report, shown] = await askInTurn(tabId, answerWithinMs, lookOf(words), stand);
      return laidIn([shown, report]);
    },
    release: async () => {
      await ask('release', null);
    },
  };
}

function asked(method: string, argument: unknown): Asked {
  return { place: holderName, method, argument };
}

function layingOf(request: HoldRequest, words: readonly string[] | null): Asked[] {
  const lay = asked('lay', request);
  return words === null ? [lay] : [lay, lookOf(words)];
}

function laidIn([shown, report]: unknown[]): Laid | null {
  const laid = shownIn(shown);
  return laid && { ...laid, report: sensitiveIn(report) };
}

function shownIn(answer: unknown): Shown | null {
  const reply = ShownReply.safeParse(answer);
  return reply.success && reply.data.view.width > 0 && reply.data.view.height > 0 ? reply.data : null;
}
