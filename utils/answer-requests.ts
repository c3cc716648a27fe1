import * as z from 'zod/mini';
import { browser } from './browser.ts';
import { WatchedPageReply } from './captures/watched.ts';
import { type AppResult, unexpected } from './errors.ts';
import type { WatchedPage } from './page/watch/watched-page.ts';
import { type Answer, type RequestData, type RequestName, requestSchemas } from './request-schemas.ts';
import { err } from './result.ts';

export type Handlers = { [Name in RequestName]: (data: RequestData<Name>) => Promise<Answer<Name>> };

/**
 * Answers every request, after checking that one of our own pages sent it and that its data has the right shape.
 * Accepts messages from our scripts in web pages: the person pressed our button in that tab; whether the tab is still watched;
 * and what was recorded of a page that goes away, the only one that carries data.
 */
export function answerRequests(
  handlers: Handlers,
  openMade: (tabId: number) => Promise<void>,
  watching: WatchingPage,
): void {
  // `true` announces a later answer, because some browsers accept no promise here.
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    const tabId = pressedIn(message, sender);
    const said = saidInPage(message, sender);
    if (said !== null) {
      void sayTo(watching, said)
        .catch(() => null)
        .then(respond);
      return true;
    }
    if (tabId === null) void answer(handlers, message, sender).then(respond);
    else
      void openMade(tabId)
        .catch(() => undefined)
        .then(() => respond(null));
    return true;
  });
}

const Pressed = z.strictObject({ type: z.literal('openMade') });
/** Our script in the top frame of a tab: we show nothing in other frames. */
const PageSender = z.object({
  id: z.string(),
  url: z.string(),
  frameId: z.literal(0),
  tab: z.object({ id: z.number() }),
});

/** Returns the id of the tab in which the person pressed our button; null for any other message or sender. */
function pressedIn(message: unknown, sender: unknown): number | null {
  const from = PageSender.safeParse(sender);
  if (!Pressed.safeParse(message).success || !from.success || isOwnPage(sender)) return null;
  return from.data.id === browser.runtime.id ? from.data.tab.id : null;
}

/** What our scripts in a watched page tell. */
export interface WatchingPage {
  stop(tabId: number): Promise<unknown>;
  isWatched(tabId: number): Promise<boolean>;
  /** `isPage`: it was recorded of the tab's own page, not of a frame. */
  keep(tabId: number, isPage: boolean, recorded: WatchedPage): Promise<unknown>;
}

const Said = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('stopWatching') }),
  z.strictObject({ type: z.literal('isWatched') }),
  z.strictObject({ type: z.literal('keepWatched'), recorded: WatchedPageReply }),
]);
/** Our script in any frame of a tab. */
const FrameSender = z.object({
  id: z.string(),
  url: z.string(),
  frameId: z.number(),
  tab: z.object({ id: z.number() }),
});

interface SaidInPage {
  said: z.infer<typeof Said>;
  tabId: number;
  isTop: boolean;
}

/** Returns what our script in a watched page says; null for any other message or sender. */
function saidInPage(message: unknown, sender: unknown): SaidInPage | null {
  const from = FrameSender.safeParse(sender);
  if (!from.success || from.data.id !== browser.runtime.id || isOwnPage(sender)) return null;
  const said = Said.safeParse(message);
  return said.success ? { said: said.data, tabId: from.data.tab.id, isTop: from.data.frameId === 0 } : null;
}

async function sayTo(
  { stop, keep, isWatched }: WatchingPage,
  { said, tabId, isTop }: SaidInPage,
): Promise<boolean | null> {
  if (said.type === 'isWatched') return isWatched(tabId);
  await (said.type === 'stopWatching' ? stop(tabId) : keep(tabId, isTop, said.recorded));
  return null;
}

const Message = z.object({ type: z.string(), data: z.unknown() });

async function answer(handlers: Handlers, message: unknown, sender: unknown): Promise<AppResult<unknown>> {
  if (!isOwnPage(sender)) return err({ code: 'unexpected', detail: 'foreign sender' });
  const asked = Message.safeParse(message);
  if (!asked.success || !isRequest(asked.data.type))
    return err({ code: 'unexpected', detail: 'unknown request' });
  return carryOut(handlers, asked.data.type, asked.data.data);
}

async function carryOut<Name extends RequestName>(
  handlers: Handlers,
  name: Name,
  raw: unknown,
): Promise<Answer<Name>> {
  const data = requestSchemas[name].safeParse(raw);
  if (!data.success) return err({ code: 'unexpected', detail: `malformed ${name}` });
  try {
    return await handlers[name](data.data as RequestData<Name>);
  } catch (thrown) {
    // All errors of IndexedDB have the same remedy.
    return err(thrown instanceof DOMException ? { code: 'storage-failed' } : unexpected(thrown));
  }
}

function isRequest(type: string): type is RequestName {
  return Object.hasOwn(requestSchemas, type);
}

const Sender = z.object({ id: z.string(), url: z.string() });

/**
 * Whether one of our own pages sent a message. The sender's address tells; its tab does not, because options and editor
 * open in tabs too.
 */
function isOwnPage(sender: unknown): boolean {
  const parsed = Sender.safeParse(sender);
  return (
    parsed.success &&
    parsed.data.id === browser.runtime.id &&
    parsed.data.url.startsWith(browser.runtime.getURL(''))
  );
}
