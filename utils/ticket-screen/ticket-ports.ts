import type { TicketScreenProps } from '../../components/ticket/ticket-props.ts';
import type { Capture, CaptureId } from '../captures/capture.ts';
import type { AppError } from '../errors.ts';
import type { FirstPicture } from './first-picture.ts';

/** What the popup and the editor do differently. */
export interface TicketPorts {
  captureId: CaptureId | null;
  /** The capture as it was just stored, so that it need not be read, and its picture. Null for a draft of earlier. */
  fresh: { capture: Capture | null; picture: FirstPicture } | null;
  /** The tab to take screenshots of. Null if there is none. */
  tabId: number | null;
  /** Why there is no capture. Null if nothing failed. */
  openProblem: AppError | null;
  draftNotice: TicketScreenProps['draftNotice'];
  /** The editor tab draws the annotations itself, and asks about unchecked pictures at once. */
  isEditor: boolean;
  /** Gives way to the page, because the person goes on there, for example to choose an area. */
  makeRoom(): void;
  startOver(): void;
  continueDraft(): void;
  joinDraft(): void;
  /** Discards the draft or follow-up that the draft notice is about. */
  dropDraft(): void;
  /** Hides the draft notice. */
  dismissDraft(): void;
  /** Begins a follow-up to the ticket of a sent capture, in the editor. */
  followUp(sent: Capture): void;
  /** Opens a window that can show a file dialog. Null if this window stays open during the dialog. */
  addFileElsewhere: (() => void) | null;
  openOptions(): void;
}
