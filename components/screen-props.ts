import type { Annotations } from '../utils/annotate/annotations.ts';
import type {
  AttachmentId,
  Capture,
  FieldValue,
  FoundTicket,
  Receipt,
  ScreenshotMode,
  TicketForm,
} from '../utils/captures/capture.ts';
import type { Library } from '../utils/captures/library.ts';
import type { Preferences } from '../utils/captures/preferences.ts';
import type { Directory } from '../utils/deskpro/directory.ts';
import type { Diagnosis } from '../utils/deskpro/doctor.ts';
import type { FormField } from '../utils/deskpro/fields.ts';
import type { AppError, AppResult } from '../utils/errors.ts';
import type { FieldProblems } from '../utils/problems/field-problems-of.ts';
import type { OuterActionKind } from '../utils/problems/problem-of.ts';
import type { ConnectionSummary } from '../utils/settings.ts';

/** What can be captured, in the order it is offered. */
export type CaptureMode = ScreenshotMode | 'none';

/** Someone the ticket may be for. The name may be empty. `origin` is absent for whom earlier tickets were for. */
export interface PersonSuggestion {
  name: string;
  email: string;
  origin?: 'me' | 'page' | 'helpdesk';
}

export interface People {
  /** Known without asking anybody. */
  suggestions: readonly PersonSuggestion[];
  /** Asks the helpdesk by name or address, ending the search before. Empty words only end it. */
  search(words: string): Promise<AppResult<PersonSuggestion[]>>;
}

export type Phase =
  | { name: 'editing' }
  | { name: 'sending' }
  /** In the outbox, and not sent yet: it goes on by itself at `retryAt` (epoch milliseconds). */
  | { name: 'parked'; error: AppError; retryAt: number }
  | { name: 'sent'; receipt: Receipt };

/** A draft from before: this page's own, now in the form again, or another page's. `at` is epoch milliseconds. */
export type DraftNotice = { kind: 'restored'; at: number } | { kind: 'elsewhere'; at: number; host: string };

/** The whole state of a ticket being made. Popup, side panel and editor show the same props. */
export interface TicketScreenProps {
  /** Null while the page is being captured. */
  capture: Capture | null;
  /** Object URLs of the attachments' pixels; an attachment without one shows a skeleton. */
  imageUrls: ReadonlyMap<AttachmentId, string>;
  mode: CaptureMode;
  /** The screenshot that is being taken: pictures of the window so far, and in all as far as is known; 0 before. */
  screenshot: { done: number; of: number; phase: 'waiting' | 'picking' | 'capturing' } | null;
  /** Null: not connected. Undefined: not read yet, so that nothing flashes. */
  connection: ConnectionSummary | null | undefined;
  /** All that are connected; the form is for `connection`. */
  helpdesks: readonly ConnectionSummary[];
  /** Null while it has never been read. */
  directory: Directory | null;
  /** Why the directory could not be read; the pickers then keep what they have. */
  directoryProblem: AppError | null;
  people: People;
  /** The further fields of a ticket in the chosen department. */
  formFields: readonly FormField[];
  /** What the person keeps for beginning a message with; `chosen` and `at` are places among the names. */
  templates: { names: readonly string[]; chosen: number | null; onChoose(at: number | null): void };
  /** The site whose rule the choices follow, and what makes them that of the page's site; null where there is none. */
  siteRule: { followed: string | null; onKeep: (() => void) | null };
  phase: Phase;
  problem: AppError | null;
  /** Problems found before sending. Those the helpdesk reports come out of `problem`. */
  fieldProblems: FieldProblems;
  /** How often Create was pressed. */
  attempts: number;
  draftNotice: DraftNotice | null;
  /** The page's text is being read. */
  pageTextBusy: boolean;
  /** The words to hide beside what is sensitive anyway; null where nothing is hidden by itself. */
  toHide: readonly string[] | null;
  /** As the person's keyboard names it: `Ctrl+Enter`, `⌘ Enter`. */
  sendShortcut: string;
  /** Called before `onCreate` in the same tick when a picker still held an unfinished choice. */
  onForm(patch: Partial<TicketForm>): void;
  onField(key: string, value: FieldValue): void;
  /** Makes the draft one for another helpdesk, by base URL. */
  onHelpdesk(baseUrl: string): void;
  onMode(mode: CaptureMode): void;
  /** The visible area in so many seconds. */
  onDelay(seconds: number): void;
  onCancelScreenshot(): void;
  onRemoveAttachment(id: AttachmentId): void;
  /** Brings back what was removed last; null where that is nothing. */
  onUndoRemove: (() => void) | null;
  /** Puts an attachment before the one that is at `place` without it. */
  onMoveAttachment(id: AttachmentId, place: number): void;
  /** Files that were pasted, dropped or chosen. */
  onFiles(files: File[]): void;
  /** They are being read. */
  addingFiles: boolean;
  /** Where a file is chosen when this window cannot stay open for it; null where it can. */
  onAddFileElsewhere: (() => void) | null;
  /** One more screenshot of the page; null away from it. */
  onAddScreenshot: (() => void) | null;
  /** Attaches the PDF file that the tab shows; null where that is none, or attached. */
  onAddPdf: (() => void) | null;
  onAddPageText(): void;
  onCreate(): void;
  /** Runs inside the click, so a permission can be asked for. */
  onAction(kind: OuterActionKind): void;
  /** Reads agents and departments once more. */
  onReloadDirectory(): void;
  /** Tickets that may be about the same. */
  alike: readonly FoundTicket[];
  onHideAlike(): void;
  /** By number, reference or subject; the recent ones for an empty query. Null where they cannot be had. */
  findTickets(query: string): Promise<readonly FoundTicket[] | null>;
  /** HTML as the plain text that a message takes. */
  plainOf(html: string): string;
  /** Resolves to whether the address is on the clipboard now. */
  onCopyLink(url: string): Promise<boolean>;
  /** Drops this draft and captures anew; after sending, captures the next one. */
  onStartOver(): void;
  onContinueDraft(): void;
  /** Puts this page's screenshot with the draft from elsewhere, and goes on with that one. */
  onJoinDraft(): void;
}

export interface PopupScreenProps extends TicketScreenProps {
  /** `popup` is 384 px wide and at most 600 high; `panel` fills a side panel of 320 px and more. */
  surface: 'popup' | 'panel';
  /** Opens the editor on this capture. */
  onEdit(): void;
}

export interface EditorScreenProps extends TicketScreenProps {
  /** A picture's bytes; null where they are gone. */
  readImage(id: AttachmentId): Promise<Blob | null>;
  /** Everything that is drawn on a picture now. Called for each step, also while another is still being written down. */
  onAnnotate(id: AttachmentId, annotations: Annotations): void;
}

/** Templates and site rules, and what is done with them. */
export interface LibraryProps {
  library: Library;
  /** The last file that was to be imported is none of ours. */
  libraryProblem: boolean;
  /** What a chosen file would bring, for the person to look at first; null if none is chosen. */
  libraryImport: Library | null;
  onLibrary(change: (before: Library) => Library): void;
  onExportLibrary(): void;
  onImportLibrary(file: File): void;
  onConfirmImport(): void;
  onCancelImport(): void;
}

export interface OptionsScreenProps extends LibraryProps {
  /** Undefined: not read yet. */
  connection: ConnectionSummary | null | undefined;
  helpdesks: readonly ConnectionSummary[];
  /** What the fields start with. Changing it later replaces the typed text only where nothing was typed. */
  initialAddress: string;
  initialKey: string;
  /** Connect is running. */
  busy: boolean;
  problem: AppError | null;
  preferences: Preferences;
  directory: Directory | null;
  directoryProblem: AppError | null;
  /** Whether what was changed last is kept, for a while after it was, or until the next change where it was not. */
  saved: 'kept' | 'failed' | null;
  /** The connection's, as last checked; null before. */
  diagnosis: AppResult<Diagnosis> | null;
  checking: boolean;
  /** Called synchronously in the click or key press, so that a permission can be asked for. `isFurther`: beside those connected. */
  onConnect(address: string, key: string, isFurther: boolean): void;
  /** The entries as they are typed, for keeping them through a closed tab. */
  onTyped?(address: string, key: string): void;
  onDisconnect(): void;
  /** Puts another connected one in force. */
  onHelpdesk(baseUrl: string): void;
  onPreferences(patch: Partial<Preferences>): void;
  onReloadDirectory(): void;
  onCheck(): void;
  /** Asks for the connection's origin; runs inside the click. */
  onAllowAccess(): void;
  onAction(kind: OuterActionKind): void;
}
