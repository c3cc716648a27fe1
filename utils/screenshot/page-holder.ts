import * as z from 'zod/mini';
import { holderName } from '../page/argument.ts';
import type { HoldRequest, Shown, ShowRequest } from '../page/full-page/hold.ts';
import { askInPage, runInPage } from './page-scripts.ts';

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

function call(tabId: number, method: string, argument: unknown): Promise<unknown> {
  return askInPage(tabId, holderName, method, argument, method === 'lay' ? laidOutWithinMs : answerWithinMs);
}
