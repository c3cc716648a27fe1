import type { AttachmentId, Capture, CaptureId } from '../../utils/captures/capture.ts';
import type { Library } from '../../utils/captures/library.ts';
import type { Preferences } from '../../utils/captures/preferences.ts';
import type { Removed } from '../../utils/captures/removed-entry.ts';
import type { ConnectionSummary } from '../../utils/deskpro/connection.ts';
import type { Directory } from '../../utils/deskpro/directory.ts';
import type { Diagnosis } from '../../utils/deskpro/doctor.ts';
import type { AppError, AppResult } from '../../utils/errors.ts';

import type { ConnectProps } from '../connect/connect-props.ts';
import type { TicketScreenProps } from '../ticket/ticket-props.ts';

export interface PopupScreenProps extends TicketScreenProps {
  /** `popup` is 400 px wide and at most 600 high; `panel` fills a side panel of 320 px and more. */
  surface: 'popup' | 'panel';
  /** Opens the editor on this capture. */
  onEdit(): void;
}

export interface EditorScreenProps extends TicketScreenProps {
  /** Reads a picture's bytes. Null if they are gone. */
  readImage(id: AttachmentId): Promise<Blob | null>;
  /** Shows the page's tab and closes the editor's. */
  onBackToPage(capture: Capture): void;
}

export interface WelcomeScreenProps extends ConnectProps {
  /** Null if not connected. Undefined until it is read. */
  connection: ConnectionSummary | null | undefined;
  /** The draft to go back to. Null if there is none. */
  draft: CaptureId | null;
  browser: 'chromium' | 'firefox';
  /** Whether the toolbar shows our button. Null if the browser does not say. */
  pinned: boolean | null;
}

/** Templates and site rules, with the actions on them. */
export interface LibraryProps {
  library: Library;
  /** The last file chosen for an import is not a library file. */
  libraryProblem: boolean;
  /** The content of the file chosen for an import, for the person to check first. Null if no file is chosen. */
  libraryImport: Library | null;
  onLibrary(change: (before: Library) => Library): void;
  onExportLibrary(): void;
  onImportLibrary(file: File): void;
  onConfirmImport(): void;
  onCancelImport(): void;
}

export interface OptionsScreenProps extends LibraryProps, ConnectProps {
  /** Null if not connected. Undefined until it is read. */
  connection: ConnectionSummary | null | undefined;
  /**
   * The connected helpdesks that are not active. `defaults`: the requester, agent and department with which new tickets
   * to the helpdesk start, by name.
   */
  otherHelpdesks: readonly { baseUrl: string; host: string; defaults: readonly string[] }[];
  /** The initial text of the fields. A later change fills a field only if nothing was typed in it. */
  initialAddress: string;
  initialKey: string;
  preferences: Preferences;
  directory: Directory | null;
  directoryProblem: AppError | null;
  /** What was deleted within the last ten seconds, and can be brought back. */
  removed: readonly Removed[];
  onRemove(part: Removed['part'], at: number): void;
  onUndoRemove(removed: Removed): void;
  /** What each of our shortcuts does, and its keys as the browser writes them; empty if none are set. */
  shortcuts: readonly { description: string; keys: string }[];
  onChangeShortcuts(): void;
  version: string;
  /** Whether the latest change is stored. `kept` lasts for a while, `failed` until the next change. Null otherwise. */
  saved: 'kept' | 'failed' | null;
  /** The result of the last connection check. Null before the first check. */
  diagnosis: AppResult<Diagnosis> | null;
  checking: boolean;
  /** The draft to go back to. Null if there is none. */
  draft: CaptureId | null;
  onDisconnect(): void;
  /** The helpdesk that was disconnected within the last ten seconds. `isLost`: it could not be connected again. */
  disconnected: { host: string; isLost: boolean } | null;
  onUndoDisconnect(): void;
  /** Makes another connected helpdesk the active one. */
  onHelpdesk(baseUrl: string): void;
  onPreferences(patch: Partial<Preferences>): void;
  onReloadDirectory(): void;
  onCheck(): void;
  /** Asks for access to the connection's origin. Called inside the click. */
  onAllowAccess(): void;
}
