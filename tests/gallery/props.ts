import type {
  EditorScreenProps,
  OptionsScreenProps,
  PopupScreenProps,
} from '../../components/screen-props.ts';
import {
  capture,
  connection,
  directoryOf,
  formFields,
  imageUrls,
  pictureFile,
  preferences,
  suggestions,
} from './data.ts';

const nothing = (): void => undefined;

export const popupProps: PopupScreenProps = {
  surface: 'popup',
  capture,
  imageUrls,
  mode: 'visible',
  screenshot: null,
  connection,
  directory: directoryOf(40),
  directoryProblem: null,
  requesterSuggestions: suggestions,
  formFields,
  phase: { name: 'editing' },
  problem: null,
  fieldProblems: {},
  attempts: 0,
  draftNotice: null,
  pageTextBusy: false,
  sendShortcut: 'Ctrl+Enter',
  onForm: nothing,
  onField: nothing,
  onMode: nothing,
  onCancelScreenshot: nothing,
  onRemoveAttachment: nothing,
  onAddPageText: nothing,
  onCreate: nothing,
  onAction: nothing,
  onReloadDirectory: nothing,
  onCopyLink: async () => true,
  onStartOver: nothing,
  onContinueDraft: nothing,
  onEdit: nothing,
};

export const editorProps: EditorScreenProps = { ...popupProps, readImage: pictureFile, onAnnotate: nothing };

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
