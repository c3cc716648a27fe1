import * as z from 'zod/mini';
import { holderName } from '../page/argument.ts';
import type { HoldRequest, ShowRequest } from '../page/full-page/hold.ts';
import type { Shown } from '../page/full-page/shown.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import { type Asked, askInPage, askInTurn, injectHolder, lookOf } from './page-scripts.ts';
import { sensitiveIn } from './sensitive-reply.ts';

const number = z.number();
const size = z.object({ width: number, height: number });

/** What the page reports, checked on arrival: the page it ran in is not ours. */
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

/** A page that does not answer for this long is not waited for. One that has to be gone through first takes its time. */
const answerWithinMs = 8000;
const laidOutWithinMs = 30_000;

/** A page that is laid out, and what is sensitive in it; null where that was not found out. */
export interface Laid extends Shown {
  report: SensitiveReport | null;
}

/** The page's side of a capture (utils/page/full-page/hold.ts). Every answer is null where the page cannot be asked any more. */
export interface PageHolder {
  show(request: ShowRequest): Promise<Shown | null>;
  /** And looks for what is sensitive as it lies; with `words` of null nobody wants to know. */
  lay(request: HoldRequest, words: readonly string[] | null): Promise<Laid | null>;
  grow(request: HoldRequest): Promise<Shown | null>;
  look(token: string): Promise<Shown | null>;
  /** As `look`, or where it may grow as `grow`, beside what is sensitive in it as it lies: that is looked for first. */
  recheck(request: HoldRequest, words: readonly string[] | null, mayGrow: boolean): Promise<Laid | null>;
  release(): Promise<void>;
}

/** Brings the holder into a tab's page, or finds the one that is there; null where the browser lets no script in. */
export async function holderIn(tabId: number): Promise<PageHolder | null> {
  return (await injectHolder(tabId)) ? holderOf(tabId) : null;
}

/** The same, and lays the page out. */
export async function layIn(
  tabId: number,
  request: HoldRequest,
  words: readonly string[] | null,
): Promise<{ holder: PageHolder; laid: Laid | null } | null> {
  const holder = holderOf(tabId);
  // The browser takes calls in their order; a page that was asked too early is asked again.
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
