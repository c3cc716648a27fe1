import type { Holder, HoldRequest, ShowRequest } from '../page/full-page/holder.ts';
import type { Shown } from '../page/full-page/shown.ts';
import { holderName } from '../page/page-world.ts';
import type { SensitiveReport } from '../page/sensitive-regions.ts';
import type { Sought } from '../page/sought.ts';
import { askInPage, askInTurn } from './ask-in-page.ts';
import { askToLook } from './look-in-page.ts';
import { injectHolder } from './page-scripts.ts';
import { question, type ToldTo } from './questions.ts';

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
  /** Lays the page out, then searches it for sensitive content unless `sought` is null. */
  lay(request: HoldRequest, sought: Sought | null): Promise<Laid | null>;
  grow(request: HoldRequest): Promise<Shown | null>;
  look(token: string): Promise<Shown | null>;
  /** Searches the page for sensitive content unless `sought` is null, then calls `look` or, if `mayGrow`, `grow`. */
  recheck(request: HoldRequest, sought: Sought | null, how: { mayGrow: boolean }): Promise<Laid | null>;
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
  sought: Sought | null,
): Promise<{ holder: PageHolder; laid: Laid | null } | null> {
  const holder = holderOf(tabId);
  // Both calls are made at once, since the browser takes them in order. A page that was asked too early is asked again.
  const [isHeld, laid] = await Promise.all([injectHolder(tabId), holder.lay(request, sought)]);
  if (!isHeld) return null;
  return { holder, laid: laid ?? (await holder.lay(request, sought)) };
}

function holderOf(tabId: number): PageHolder {
  const ask = <Method extends keyof Holder>(method: Method, ...told: ToldTo<Holder[Method]>) =>
    askInPage(tabId, answerWithinMs, question(holderName, method, ...told));
  return {
    show: (request) => ask('show', request),
    async lay(request, sought) {
      const lay = question(holderName, 'lay', request);
      if (sought === null) return laidOf(await askInPage(tabId, laidOutWithinMs, lay), null);
      const [shown, report] = await askInTurn(tabId, laidOutWithinMs, lay, askToLook(sought));
      return laidOf(shown, report);
    },
    grow: (request) => ask('grow', request),
    look: (token) => ask('look', token),
    async recheck(request, sought, { mayGrow }) {
      const stand = mayGrow
        ? question(holderName, 'grow', request)
        : question(holderName, 'look', request.token);
      if (sought === null) return laidOf(await askInPage(tabId, answerWithinMs, stand), null);
      const [report, shown] = await askInTurn(tabId, answerWithinMs, askToLook(sought), stand);
      return laidOf(shown, report);
    },
    async release() {
      await ask('release');
    },
  };
}

function laidOf(shown: Shown | null, report: SensitiveReport | null): Laid | null {
  return shown && { ...shown, report };
}
