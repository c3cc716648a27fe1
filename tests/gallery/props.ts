import type { OptionsScreenProps, PopupScreenProps } from '../../components/screen-props.ts';
import { capture, connection, directoryOf, imageUrls, preferences, suggestions } from './data.ts';

const nothing = (): void => undefined;

export const popupProps: PopupScreenProps = {
  surface: 'popup',
  capture,
  imageUrls,
  mode: 'visible',
  connection,
  directory: directoryOf(40),
  directoryProblem: null,
  requesterSuggestions: suggestions,
  phase: { name: 'editing' },
  problem: null,
  fieldProblems: {},
  draftNotice: null,
  pageTextBusy: false,
  sendShortcut: 'Ctrl+Enter',
  onForm: nothing,
  onMode: nothing,
  onRemoveAttachment: nothing,
  onAddPageText: nothing,
  onCreate: nothing,
  onAction: nothing,
  onReloadDirectory: nothing,
  onCopyLink: async () => true,
  onStartOver: nothing,
  onContinueDraft: nothing,
};

export const optionsProps: OptionsScreenProps = {
  connection: null,
  initialAddress: '',
  initialKey: '',
  busy: false,
  problem: null,
  preferences,
  directory: null,
  directoryProblem: null,
  saved: false,
  diagnosis: null,
  checking: false,
  onConnect: nothing,
  onDisconnect: nothing,
  onPreferences: nothing,
  onReloadDirectory: nothing,
  onCheck: nothing,
  onAllowAccess: nothing,
  onAction: nothing,
};
