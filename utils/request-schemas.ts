import * as z from 'zod/mini';
import { CaptureId, type FoundTicket, type Receipt, ScreenshotMode } from './captures/capture.ts';
import { CaptureChange } from './captures/capture-change.ts';
import { LibraryChange } from './captures/library.ts';
import { PreferencesPatch } from './captures/preferences-patch.ts';
import { TicketUpdate } from './captures/ticket-update.ts';
import type { TicketValues } from './captures/ticket-values.ts';
import type { FoundHelpdesk } from './deskpro/connection.ts';
import type { Diagnosis } from './deskpro/doctor.ts';
import type { KnownPerson } from './deskpro/people-search.ts';
import type { AppResult } from './errors.ts';

/**
 * The requests that the screens send to the background. Messages carry ids, never pixels and never a key: images are in
 * IndexedDB, a key on trial is in `storage.session`.
 */
export const requestSchemas = {
  /** Deletes what is older than its retention time, and sets badge and alarm. A form is open, and waits for nothing. */
  tidy: z.object({}),
  /**
   * Takes a screenshot of a tab for a draft. It replaces the draft's screenshot, or is added to it with `add`. Answered
   * when the screenshot is taken; the popup may close before. `delaySeconds` is 0 without a delay.
   */
  takeScreenshot: z.object({
    tabId: z.number(),
    id: CaptureId,
    mode: ScreenshotMode,
    delaySeconds: z.number(),
    add: z.boolean(),
  }),
  /** Answered when a capture's screenshot in progress has ended, or at once if there is none. */
  awaitScreenshot: z.object({ id: CaptureId }),
  /** Ends the screenshot in progress. The draft keeps what it had. */
  cancelScreenshot: z.object({}),
  /** Ends the screenshot in progress and keeps the part that is captured. */
  endScreenshot: z.object({}),
  addPageText: z.object({ tabId: z.number(), id: CaptureId }),
  /** Adds the PDF file that a tab shows to a draft, as its last attachment. `byPerson`: the person asked for it. */
  addPdf: z.object({ tabId: z.number(), id: CaptureId, byPerson: z.boolean() }),
  /** Stores what a screen changed, in case the screen closes before it has; see ticket-screen/change-writer.ts. */
  changeCapture: CaptureChange,
  /** Burns in what a draft will need on Create. Answered when it is done; nothing is stored. */
  burnAhead: z.object({ id: CaptureId }),
  /**
   * Makes a ticket of a draft at a helpdesk (base URL): stores the last `change`, burns in, queues and sends. `fields`
   * are the keys of the further fields that the ticket gets. Answered when there is an outcome, which is stored in the
   * capture's row. Asking twice makes one ticket.
   */
  create: z.object({
    id: CaptureId,
    helpdesk: z.string(),
    change: z.nullable(CaptureChange),
    fields: z.nullable(z.array(z.string())),
  }),
  /** Sends a waiting capture now, to the helpdesk it is bound to. */
  retry: z.object({ id: CaptureId }),
  /** Sends a capture that waits for another helpdesk to the active helpdesk, because the person asked for it. */
  rebind: z.object({ id: CaptureId }),
  /** Looks whether a helpdesk is at an address that a person typed. Sends no key and stores nothing. */
  findHelpdesk: z.object({ address: z.string() }),
  /** Tries the address and key in `connectRequestSetting` and stores the connection if it works. */
  connect: z.object({}),
  disconnect: z.object({}),
  /** Connects the helpdesk again that was disconnected a few seconds ago. Errors: `not-connected` if it is too late. */
  undoDisconnect: z.object({}),
  /** Stores changed options. The background writes them, because the page may be closed a moment later. */
  changePreferences: PreferencesPatch,
  changeLibrary: LibraryChange,
  /** Makes another connected helpdesk (base URL) the active one. */
  switchHelpdesk: z.object({ helpdesk: z.string() }),
  /** Checks the connection step by step. Creates nothing at the helpdesk, and the key stays in the background. */
  checkConnection: z.object({}),
  /** Finds tickets by number, reference or subject; an empty query finds the recent tickets. */
  findTickets: z.object({ query: z.string(), helpdesk: z.optional(z.string()) }),
  /** Reads a ticket as it is now. */
  readTicket: z.object({ id: z.number(), helpdesk: z.optional(z.string()) }),
  /** Changes values of an existing ticket. `id` names the update, a new one each time. */
  updateTicket: z.pick(TicketUpdate, { id: true, helpdesk: true, ticket: true, was: true, to: true }),
  /** Tries an update again. With `insist`, the values that somebody else changed meanwhile are overwritten. */
  retryUpdate: z.object({ id: CaptureId, insist: z.boolean() }),
  /** Gives an update up and leaves the ticket as it is. */
  dropUpdate: z.object({ id: CaptureId }),
  /** Finds tickets that may be about the same as a capture with this subject. At most one request per capture. */
  findAlike: z.object({ id: CaptureId, subject: z.string() }),
  /**
   * Asks the helpdesks what became of the tickets that were sent from here: now if the person looks at their list, else
   * if they were not asked for some time.
   */
  readStatuses: z.object({ isLooking: z.boolean() }),
  /** The person has seen the news of these tickets (`statusKey`). */
  tellNews: z.object({ tickets: z.array(z.string()) }),
  /** Reads the text of an agent's reply of a time (epoch ms) to a ticket of a helpdesk (base URL). Nothing stores it. */
  readReply: z.object({ helpdesk: z.string(), id: z.number(), at: z.number() }),
  /** Reads the directory again if it is old, or always with `evenIfFresh`. */
  refreshDirectory: z.object({ evenIfFresh: z.boolean(), helpdesk: z.optional(z.string()) }),
  /**
   * Begins to watch a tab. `reload`: loads its page anew. `isGranted`: the browser was asked to let us into its
   * site for this alone.
   */
  startWatching: z.object({ tabId: z.number(), reload: z.boolean(), isGranted: z.boolean() }),
  stopWatching: z.object({ tabId: z.number() }),
  /** The person has answered the browser's question: begins what waits for it. */
  resumeWatching: z.object({}),
  /**
   * Searches the helpdesk's people by name or address. Ends the search in progress, and does only that without words.
   */
  searchPeople: z.object({ words: z.string(), helpdesk: z.optional(z.string()) }),
};

type Schemas = typeof requestSchemas;
export type RequestName = keyof Schemas;
export type RequestData<Name extends RequestName> = z.infer<Schemas[Name]>;

interface Answers {
  tidy: null;
  takeScreenshot: null;
  awaitScreenshot: null;
  cancelScreenshot: null;
  endScreenshot: null;
  addPageText: null;
  addPdf: null;
  changeCapture: null;
  burnAhead: null;
  create: Receipt;
  retry: null;
  rebind: null;
  findHelpdesk: FoundHelpdesk;
  connect: null;
  disconnect: null;
  undoDisconnect: null;
  changePreferences: null;
  changeLibrary: null;
  switchHelpdesk: null;
  checkConnection: Diagnosis;
  findTickets: FoundTicket[];
  readTicket: TicketValues;
  updateTicket: null;
  retryUpdate: null;
  dropUpdate: null;
  findAlike: FoundTicket[];
  /** `refusedBy`: the hosts whose key may not read tickets. */
  readStatuses: { refusedBy: string[] };
  tellNews: null;
  /** HTML; null if there is no reply. */
  readReply: string | null;
  refreshDirectory: null;
  startWatching: null;
  stopWatching: null;
  resumeWatching: null;
  searchPeople: KnownPerson[];
}
export type Answer<Name extends RequestName> = AppResult<Answers[Name]>;
