import type { Annotations } from '../../utils/annotate/annotations.ts';
import type {
  AttachmentId,
  Capture,
  CaptureId,
  FieldValue,
  FoundTicket,
  Receipt,
  ScreenshotMode,
  TicketForm,
} from '../../utils/captures/capture.ts';
import type { TicketUpdate } from '../../utils/captures/ticket-update.ts';
import type { TicketValues } from '../../utils/captures/ticket-values.ts';
import type { ConnectionSummary } from '../../utils/deskpro/connection.ts';
import type { Directory } from '../../utils/deskpro/directory.ts';
import type { FormField } from '../../utils/deskpro/fields.ts';
import type { AppError, AppResult } from '../../utils/errors.ts';
import type { FieldProblems } from '../../utils/problems/field-problems-of.ts';
import type { OuterActionKind } from '../../utils/problems/problem-of.ts';

/** The capture modes on offer. `none` is a ticket without a screenshot. */
export type CaptureMode = ScreenshotMode | 'none';

/**
 * A person for whom the ticket may be. The name may be empty. `origin` says where the person was found; it is absent for
 * the requesters of earlier tickets.
 */
export interface PersonSuggestion {
  name: string;
  email: string;
  origin?: 'me' | 'page' | 'helpdesk';
}

export interface People {
  /** People who are known without a request to the helpdesk. */
  suggestions: readonly PersonSuggestion[];
  /** Searches the helpdesk by name or address, and ends the previous search. Empty words only end that search. */
  search(words: string): Promise<AppResult<PersonSuggestion[]>>;
}

export type Phase =
  | { name: 'editing' }
  | { name: 'sending' }
  /** In the outbox, and not sent yet. The next try is at `retryAt` (epoch milliseconds). */
  | { name: 'parked'; error: AppError; retryAt: number }
  | { name: 'sent'; receipt: Receipt };

/**
 * An earlier draft: this page's own, restored into the form, another page's, one just discarded, or a follow-up to a ticket. `at` is epoch
 * milliseconds. `isEmpty`: nobody has worked on the follow-up yet.
 */
export type DraftNotice =
  | { kind: 'restored'; at: number }
  | { kind: 'elsewhere'; at: number; host: string }
  /** The draft that was just discarded; `restore` keeps it after all. */
  | { kind: 'discarded'; at: number; restore: () => void }
  | { kind: 'follow-up'; at: number; ticketId: number; isEmpty: boolean };

/** A ticket of a helpdesk (base URL) whose values can be changed. */
export interface ChangeableTicket {
  helpdesk: string;
  id: number;
  ref: string;
  subject: string;
}

/** A ticket's values as they are now, and the directory of its helpdesk, which has the names of agents and teams. */
export interface TicketNow {
  values: TicketValues;
  directory: Directory | null;
}

/** A change of an existing ticket, with the directory of the ticket's helpdesk. */
export interface KnownUpdate {
  update: TicketUpdate;
  directory: Directory | null;
}

/** The changes of existing tickets, and what a person can do with them. */
export interface TicketUpdates {
  /** The oldest first. */
  list: readonly KnownUpdate[];
  /** Reads a ticket of a helpdesk (base URL). */
  read(helpdesk: string, ticketId: number): Promise<AppResult<TicketNow>>;
  /** Changes values from what they `was` `to` what the person chose. After an error that passes, it goes on by itself. */
  save(ticket: ChangeableTicket, was: TicketValues, to: TicketValues): Promise<AppResult<null>>;
  /** Tries a change again. With `insist`, what somebody else changed meanwhile is overwritten. */
  onRetry(id: CaptureId, insist: boolean): void;
  /** Gives a change up. */
  onDrop(id: CaptureId): void;
}

/** News of sent tickets that the person has not seen. */
export interface SentNews {
  /** How many tickets have news. */
  count: number;
  /** The number of the ticket with the latest news, its status, agent and last reply. */
  words: string;
}

/** A picture in the size of a preview, with all that is drawn on it. Width and height in pixels. */
export interface Preview {
  image: CanvasImageSource;
  width: number;
  height: number;
}

/** The preview of a picture that may not be stored yet. */
export interface FirstPreview {
  /** Calls back with each preview, at once with the present one, until the returned function is called. */
  watch(shown: (preview: Preview) => void): () => void;
  /** Whether the attachment is this picture. */
  isOf(id: AttachmentId): boolean;
}

/** The whole state of a ticket being made. Popup, side panel and editor get the same props. */
export interface TicketScreenProps {
  /** Null while the page is being captured. */
  capture: Capture | null;
  /** Previews of the attached pictures; a picture without one shows a skeleton. */
  previews: ReadonlyMap<AttachmentId, Preview>;
  /** Shows the picture that was just taken, before its capture is stored. Null if none was. */
  firstPreview: FirstPreview | null;
  mode: CaptureMode;
  /**
   * The screenshot that the background takes now; null if it takes none. `done` is the number of pictures of the window
   * taken so far, `of` the number needed as far as it is known, and 0 before that. `secondsLeft` is null unless it takes
   * long.
   */
  screenshot: {
    done: number;
    of: number;
    secondsLeft: number | null;
    phase: 'waiting' | 'picking' | 'capturing';
  } | null;
  /** Null if not connected. Undefined until it is read, so that nothing flashes. */
  connection: ConnectionSummary | null | undefined;
  /** All connected helpdesks. The ticket is for the helpdesk in `connection`. */
  helpdesks: readonly ConnectionSummary[];
  /** Null if the directory has never been read. */
  directory: Directory | null;
  /** Why the directory could not be read; the pickers then keep what they have. */
  directoryProblem: AppError | null;
  people: People;
  /** The further fields of a ticket in the chosen department. */
  formFields: readonly FormField[];
  /**
   * The person's templates for the beginning of a message. `chosen` and `at` are indexes in `names`; null means no
   * template.
   */
  templates: { names: readonly string[]; chosen: number | null; onChoose(at: number | null): void };
  /**
   * `followed` is the site of the rule that the form's choices follow; null if they follow none. `onKeep` stores the
   * choices as the rule for the page's `site`; null if that is not offered.
   */
  siteRule: { followed: string | null; site: string; onKeep: (() => void) | null };
  phase: Phase;
  problem: AppError | null;
  /** Problems found before sending. The problems that the helpdesk reports are in `problem`. */
  fieldProblems: FieldProblems;
  /** How often Create was pressed but needed the person, because of a missing field or an unchecked picture. */
  attempts: number;
  draftNotice: DraftNotice | null;
  /** The page's text is being read. */
  pageTextBusy: boolean;
  /** The person's own words to hide, besides what the detectors find. Null if nothing is hidden automatically. */
  toHide: readonly string[] | null;
  /** The shortcut that sends the ticket, as the keyboard labels it: `Ctrl+Enter`, `⌘ Enter`. */
  sendShortcut: string;
  /** Changes the form. A picker with an unfinished choice calls this right before `onCreate`, in the same task. */
  onForm(patch: Partial<TicketForm>): void;
  onField(key: string, value: FieldValue): void;
  /** Moves the draft to another helpdesk, by base URL. */
  onHelpdesk(baseUrl: string): void;
  onMode(mode: CaptureMode): void;
  /** Captures the visible area after this many seconds. */
  onDelay(seconds: number): void;
  onCancelScreenshot(): void;
  /** Ends the screenshot early. The draft keeps the part that is captured so far. */
  onEndScreenshot(): void;
  /**
   * Stores everything that is drawn on a picture. Called for each step, even while an earlier one is still being
   * stored.
   */
  onAnnotate(id: AttachmentId, annotations: Annotations): void;
  onRemoveAttachment(id: AttachmentId): void;
  /** Brings back the attachments removed last. Null if there are none. */
  onUndoRemove: (() => void) | null;
  /** Moves an attachment so that its new index is `place`. */
  onMoveAttachment(id: AttachmentId, place: number): void;
  /** Attaches files that were pasted, dropped or chosen. */
  onFiles(files: File[]): void;
  addingFiles: boolean;
  /** Opens a window that can show a file dialog. Null if this window stays open during the dialog. */
  onAddFileElsewhere: (() => void) | null;
  /**
   * Adds one more screenshot of the page. Null if there is no page to capture, or while a screenshot is being taken.
   */
  onAddScreenshot: (() => void) | null;
  /** Attaches the PDF file that the tab shows. Null if the tab shows none or the file is already attached. */
  onAddPdf: (() => void) | null;
  onAddPageText(): void;
  /** Null if the tab cannot be watched. `onWatch` is called inside the click, so that a permission can be asked for. */
  watching: { isOn: boolean; onWatch(reload: boolean): void; onStop(): void } | null;
  onCreate(): void;
  /** Called inside the click, so that a permission can be asked for. */
  onAction(kind: OuterActionKind): void;
  /** Reads agents and departments once more. */
  onReloadDirectory(): void;
  /** Tickets that may report the same. */
  alike: readonly FoundTicket[];
  onHideAlike(): void;
  /**
   * Finds tickets by number, reference or subject, or the recent tickets for an empty query. Null if the search failed.
   */
  findTickets(query: string): Promise<readonly FoundTicket[] | null>;
  updates: TicketUpdates;
  /** Null if there is none. */
  sentNews: SentNews | null;
  /** Converts HTML to the plain text of a message. */
  plainOf(html: string): Promise<string>;
  /** Resolves to whether the address is on the clipboard now. */
  onCopyLink(url: string): Promise<boolean>;
  /** The address that was copied without a press; null if none was. */
  copiedLink: string | null;
  /** Drops this draft and captures the page again. After sending, starts the next capture. */
  onStartOver(): void;
  onContinueDraft(): void;
  /** Adds this page's screenshot to the draft of another page, and shows that draft. */
  onJoinDraft(): void;
  /** Discards the draft or follow-up that the notice is about. */
  onDropDraft(): void;
  /** Hides the notice of a draft, which is not shown again until that draft has changed. */
  onDismissDraft(): void;
  /** Begins a follow-up to the ticket of a sent capture. */
  onFollowUp(sent: Capture): void;
}
