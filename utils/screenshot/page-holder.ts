import * as z from 'zod/mini';
import { browser } from '../browser.ts';
import { type HoldRequest, holderName, type Shown, type ShowRequest } from '../page/full-page/hold.ts';
import { runInPage } from './page-scripts.ts';

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
});

/** A page that does not answer for this long is not waited for. One that has to be gone through first takes its time. */
const answerWithinMs = 8000;
const laidOutWithinMs = 30_000;

/** The page's side of a capture (utils/page/full-page/hold.ts). Every answer is null where the page cannot be asked any more. */
export interface PageHolder {
  show(request: ShowRequest): Promise<Shown | null>;
  lay(request: HoldRequest): Promise<Shown | null>;
  grow(request: HoldRequest): Promise<Shown | null>;
  look(token: string): Promise<Shown | null>;
  release(): Promise<void>;
}

/** Brings the holder into a tab's page, or finds the one that is there; null where the browser lets no script in. */
export async function holderIn(tabId: number): Promise<PageHolder | null> {
  if ((await runInPage(tabId, 'page-hold')) !== true) return null;
  const ask = async (method: string, argument: unknown): Promise<Shown | null> => {
    const reply = ShownReply.safeParse(await call(tabId, method, argument));
    return reply.success && reply.data.view.width > 0 && reply.data.view.height > 0 ? reply.data : null;
  };
  return {
    show: (request) => ask('show', request),
    lay: (request) => ask('lay', request),
    grow: (request) => ask('grow', request),
    look: (token) => ask('look', token),
    release: async () => {
      await call(tabId, 'release', null);
    },
  };
}

async function call(tabId: number, method: string, argument: unknown): Promise<unknown> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), method === 'lay' ? laidOutWithinMs : answerWithinMs);
  const run = browser.scripting.executeScript({
    target: { tabId },
    func: (name: string, asked: string, value: unknown) => {
      const holder = Reflect.get(globalThis, name) as Record<string, (value: unknown) => unknown> | undefined;
      return holder?.[asked]?.(value) ?? null;
    },
    args: [holderName, method, argument],
    injectImmediately: true,
  });
  // A page that has gone, or was never ours to ask: its silence is what the caller has to know.
  const answer = await Promise.race([run.then(([frame]) => frame?.result ?? null).catch(() => null), late]);
  clearTimeout(timer);
  return answer;
}
