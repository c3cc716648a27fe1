import * as z from 'zod/mini';
import { browser } from './browser.ts';
import {
  AnnotationChange,
  CaptureId,
  type FoundTicket,
  type Receipt,
  ScreenshotMode,
  TicketForm,
} from './captures/capture.ts';
import { LibraryChange } from './captures/library.ts';
import { PreferencesPatch } from './captures/preferences.ts';
import type { Diagnosis } from './deskpro/doctor.ts';
import type { KnownPerson } from './deskpro/people-search.ts';
import { type AppResult, unexpected } from './errors.ts';
import { err } from './result.ts';

/**
 * Every message of the extension: what the screens ask of the background. Ids travel, never pixels and never a key:
 * images are in IndexedDB, a key on trial is in `storage.session`.
 */
const requestSchemas = {
  /**
   * A new draft of a tab, with its visible area. The screen tells what it knows of the tab: Firefox takes half a second to tell
   * it again of one whose title has megabytes.
   */
  openCapture: z.object({ id: z.number(), windowId: z.number(), url: z.string(), title: z.string() }),
  /**
   * A screenshot of a tab for a draft, in the place of the one it has or, with `add`, beside it. Answered when it is taken,
   * which a popup need not live to see. Without a delay `delaySeconds` is 0.
   */
  takeScreenshot: z.object({
    tabId: z.number(),
    id: CaptureId,
    mode: ScreenshotMode,
    delaySeconds: z.number(),
    add: z.boolean(),
  }),
  /** Answered when the screenshot that is being taken of a capture has ended, at once where there is none. */
  awaitScreenshot: z.object({ id: CaptureId }),
  /** Ends the screenshot that is being taken. The draft keeps what it had. */
  cancelScreenshot: z.object({}),
  addPageText: z.object({ tabId: z.number(), id: CaptureId }),
  /** The PDF file that a tab shows, behind a draft's attachments. `byPerson`: it was asked for. */
  addPdf: z.object({ tabId: z.number(), id: CaptureId, byPerson: z.boolean() }),
  /** What was typed in a popup that is closing. */
  changeForm: z.object({ id: CaptureId, form: TicketForm }),
  /** What was drawn in an editor that is closing: see `changeAnnotations`. */
  changeAnnotations: AnnotationChange,
  /** Burns in what is drawn on a draft's images, queues it for that helpdesk (its base URL) with that form, and sends it. */
  create: z.object({ id: CaptureId, helpdesk: z.string(), form: TicketForm }),
  /** Sends a queued capture. The outcome is on the row; the answer comes when there is one. */
  deliver: z.object({ id: CaptureId }),
  /** Sends what waits now, to the helpdesk it is bound to. */
  retry: z.object({ id: CaptureId }),
  /** Sends what waits for another helpdesk to the connected one, because the person said so. */
  rebind: z.object({ id: CaptureId }),
  /** Tries what is in `connectRequestSetting` and, where it works, keeps it. */
  connect: z.object({}),
  disconnect: z.object({}),
  /** What is changed in the options. The background writes it, since the page may be closed the moment after. */
  changePreferences: PreferencesPatch,
  changeLibrary: LibraryChange,
  /** Puts another of the connected helpdesks, by base URL, in force. */
  switchHelpdesk: z.object({ helpdesk: z.string() }),
  /** Goes through the connection step by step. Nothing is created, and the key stays where it is. */
  checkConnection: z.object({}),
  /** Tickets by number, reference or subject; the recent ones for an empty query. */
  findTickets: z.object({ query: z.string(), helpdesk: z.optional(z.string()) }),
  /** Tickets that may be about the same as a capture with that subject. At most one request for each capture. */
  findAlike: z.object({ id: CaptureId, subject: z.string() }),
  /** Reads agents and departments again, at once or only where what is known is old. */
  refreshDirectory: z.object({ evenIfFresh: z.boolean(), helpdesk: z.optional(z.string()) }),
  /** The helpdesk's people by name or address, in the place of a search that is under way. Without words that one only ends. */
  searchPeople: z.object({ words: z.string(), helpdesk: z.optional(z.string()) }),
};

type Schemas = typeof requestSchemas;
export type RequestName = keyof Schemas;
export type RequestData<Name extends RequestName> = z.infer<Schemas[Name]>;

interface Answers {
  openCapture: { id: CaptureId };
  takeScreenshot: null;
  awaitScreenshot: null;
  cancelScreenshot: null;
  addPageText: null;
  addPdf: null;
  changeForm: null;
  changeAnnotations: null;
  create: Receipt;
  deliver: Receipt;
  retry: null;
  rebind: null;
  connect: null;
  disconnect: null;
  changePreferences: null;
  changeLibrary: null;
  switchHelpdesk: null;
  checkConnection: Diagnosis;
  findTickets: FoundTicket[];
  findAlike: FoundTicket[];
  refreshDirectory: null;
  searchPeople: KnownPerson[];
}
export type Answer<Name extends RequestName> = AppResult<Answers[Name]>;

export async function request<Name extends RequestName>(
  name: Name,
  data: RequestData<Name>,
): Promise<Answer<Name>> {
  try {
    const answer = await browser.runtime.sendMessage({ type: name, data });
    // So it is where the background was stopped meanwhile.
    if (answer === undefined || answer === null) return err(unexpected(new Error('no answer')));
    return answer as Answer<Name>;
  } catch (thrown) {
    return err(unexpected(thrown));
  }
}

export type Handlers = { [Name in RequestName]: (data: RequestData<Name>) => Promise<Answer<Name>> };

/**
 * Answers every request, after checking that one of our own pages sent it and that it has the shape it should. From a web page's
 * side one message is taken, which says nothing: the person pressed our button in that tab.
 */
export function answerRequests(handlers: Handlers, openMade: (tabId: number) => Promise<void>): void {
  // `true` says that the answer comes later, to browsers that know no promise here too.
  browser.runtime.onMessage.addListener((message, sender, respond) => {
    const tabId = pressedIn(message, sender);
    if (tabId === null) void answer(handlers, message, sender).then(respond);
    else
      void openMade(tabId)
        .catch(() => undefined)
        .then(() => respond(null));
    return true;
  });
}

const Pressed = z.strictObject({ type: z.literal('openMade') });
/** Our script in the top frame of a tab: nothing of ours is shown in any other. */
const PageSender = z.object({
  id: z.string(),
  url: z.string(),
  frameId: z.literal(0),
  tab: z.object({ id: z.number() }),
});

/** The tab in which the person pressed our button; null if the message or its sender is anything else. */
function pressedIn(message: unknown, sender: unknown): number | null {
  const from = PageSender.safeParse(sender);
  if (!Pressed.safeParse(message).success || !from.success || isOwnPage(sender)) return null;
  return from.data.id === browser.runtime.id ? from.data.tab.id : null;
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
    // What IndexedDB throws has one remedy, whatever its name.
    return err(thrown instanceof DOMException ? { code: 'storage-failed' } : unexpected(thrown));
  }
}

function isRequest(type: string): type is RequestName {
  return Object.hasOwn(requestSchemas, type);
}

const Sender = z.object({ id: z.string(), url: z.string() });

/** Options and editor open in tabs, so a tab says nothing: the sender's address does. */
function isOwnPage(sender: unknown): boolean {
  const parsed = Sender.safeParse(sender);
  return (
    parsed.success &&
    parsed.data.id === browser.runtime.id &&
    parsed.data.url.startsWith(browser.runtime.getURL(''))
  );
}
