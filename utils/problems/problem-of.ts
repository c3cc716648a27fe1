import {
  attachmentLimit,
  fileLimitBytes,
  harLimitBytes,
  totalLimitBytes,
} from '../captures/attachment-limits.ts';
import { stopWords } from '../captures/stop-words.ts';
import type { AppError, AppErrorCode, FileRefusal, StopReason, UnreadPart } from '../errors.ts';
import { formatBytes, formatTime } from '../format.ts';
import { type MessageKey, t } from '../i18n.ts';
import { fieldProblemsOf } from './field-problems-of.ts';

/** Actions that are done outside the screen. The screens themselves do the others. */
export type OuterActionKind =
  | 'connect'
  | 'open-options'
  | 'allow-access'
  | 'retry'
  | 'capture-again'
  | 'without-file'
  | 'send-unchecked'
  | 'allow-site'
  | 'new-capture'
  | 'new-ticket'
  | 'save-picture'
  | 'open-tickets';

export type ActionKind =
  | OuterActionKind
  | 'use-address'
  | 'focus-department'
  | 'focus-subject'
  | 'focus-field'
  | 'review-picture';

/** The one thing to do about a problem. Only `use-address` has an `address`. */
export interface ProblemAction {
  kind: ActionKind;
  label: string;
  address?: string;
}

/** A problem in words. `action` is null if there is nothing to do but wait or read on. */
export interface ProblemInWords {
  sentence: string;
  action: ProblemAction | null;
  /** Other actions that would help too. */
  further?: readonly ProblemAction[];
}

/** Where the problem happened, for sentences that name it. */
export interface ProblemContext {
  department?: string | undefined;
  /** The further fields that the form has. The sentence includes messages about any other field. */
  further?: readonly string[] | undefined;
}

type FieldsRejected = Extract<AppError, { code: 'fields-rejected' }>;

/**
 * Returns the words for an error that came up while making a ticket: what happened, what became of the work, the one
 * thing to do.
 */
export function problemOf(error: AppError, context: ProblemContext = {}): ProblemInWords {
  const wordsOf = problems[error.code] as (error: AppError, context: ProblemContext) => ProblemInWords;
  return wordsOf(error, context);
}

type Act = () => ProblemAction | null;
const none: Act = () => null;
/** Words that are the same for every error of a kind. */
const said = (key: MessageKey, action: Act) => (): ProblemInWords => ({ sentence: t(key), action: action() });
/** Words that name the helpdesk. */
const saidOf =
  (key: MessageKey, action: Act) =>
  ({ host }: { host: string }): ProblemInWords => ({ sentence: t(key, host), action: action() });

const problems: {
  [Code in AppErrorCode]: (
    error: Extract<AppError, { code: Code }>,
    context: ProblemContext,
  ) => ProblemInWords;
} = {
  'not-connected': () => ({
    sentence: t('connectToCreate'),
    action: act('connect', t('connectToHelpdesk')),
  }),
  'address-empty': said('problemAddress', openOptions),
  'address-invalid': said('problemAddress', openOptions),
  'address-insecure': said('problemAddress', openOptions),
  'address-moved': said('problemAddress', openOptions),
  'key-empty': said('problemKeyMissing', openOptions),
  'key-malformed': said('problemKeyMissing', openOptions),
  'permission-missing': ({ host }) => ({
    sentence: t('problemPermissionMissing', host),
    action: act('allow-access', t('actionAllowAccess')),
  }),
  'key-rejected': saidOf('problemKeyRejected', openOptions),
  forbidden: ({ host }, { department }) =>
    department === undefined
      ? { sentence: t('problemForbidden', host), action: openOptions() }
      : {
          sentence: t('problemForbiddenIn', department),
          action: act('focus-department', t('actionOtherDepartment')),
        },
  'not-deskpro': saidOf('problemNotDeskpro', openOptions),
  redirected: saidOf('problemRedirected', openOptions),
  'not-found': saidOf('problemNotFound', openOptions),
  'rate-limited': ({ retryAt }) => ({
    sentence: retryAt === null ? t('problemRateLimited') : t('problemRateLimitedUntil', formatTime(retryAt)),
    action: tryAgain(),
  }),
  maintenance: saidOf('problemMaintenance', tryAgain),
  'server-trouble': ({ host, status }) => ({
    sentence: t('problemServerTrouble', host, status),
    action: tryAgain(),
  }),
  timeout: saidOf('problemTimeout', tryAgain),
  unreachable: saidOf('problemUnreachable', tryAgain),
  offline: said('problemOffline', tryAgain),
  'too-large': ({ host, size, filename }) =>
    size === 0
      ? { sentence: t('problemTicketTooLarge', host), action: null }
      : {
          sentence:
            filename === undefined
              ? t('problemTooLarge', host, formatBytes(size))
              : t('problemFileTooLarge', host, filename, formatBytes(size)),
          action: withoutFile(),
        },
  'file-rejected': ({ host, filename, message }) => ({
    sentence: t('problemFileRejected', host, filename, asSentence(message)),
    action: withoutFile(),
  }),
  'files-refused': ({ files }) => ({ sentence: filesRefused(files), action: null }),
  'fields-rejected': (error, { further = [] }) => fieldsRejected(error, further),
  duplicate: ({ host }) => ({
    sentence: t('problemDuplicate', host),
    action: act('focus-subject', t('actionEditSubject')),
  }),
  'ticket-closed': ({ host, ticketId, gone }) => ({
    sentence: t(gone ? 'problemTicketGone' : 'problemTicketForbidden', ticketId, host),
    action: act('new-ticket', t('actionNewTicket')),
  }),
  'ticket-changed': ({ ticketId }) => ({ sentence: t('problemTicketChanged', ticketId), action: null }),
  'outcome-unknown': ({ host, ticketId }) => ({
    sentence:
      ticketId === undefined ? t('problemOutcomeUnknown', host) : t('problemAddUnknown', host, ticketId),
    action: tryAgain(),
  }),
  'outcome-unseen': ({ host, ticketId }) => ({
    sentence:
      ticketId === undefined ? t('problemOutcomeUnseen', host) : t('problemAddUnseen', host, ticketId),
    action: tryAgain(),
  }),
  'other-helpdesk': ({ host }) => ({
    sentence: t('problemOtherHelpdesk', host),
    action: act('open-tickets', t('actionWaitingTickets')),
  }),
  'unexpected-reply': ({ host, status }) => ({
    sentence: t('problemUnexpectedReply', host, status),
    action: tryAgain(),
  }),
  'reply-too-large': saidOf('problemReplyTooLarge', tryAgain),
  'screenshot-refused': said('problemScreenshotRefused', captureAgain),
  'tab-changed': said('problemTabChanged', captureAgain),
  'screenshot-stopped': ({ reason, kept }) => ({
    sentence: stopWords(reason, { kept }),
    action: endsAgain.includes(reason) ? null : captureAgain(),
  }),
  'page-not-readable': said('pageNotReadable', none),
  'page-text-empty': said('problemPageTextEmpty', none),
  'image-unavailable': said('problemImageUnavailable', none),
  unchecked: ({ part }) => ({
    sentence: t(part === undefined ? 'problemUnchecked' : partWords[part]),
    // The safe answer comes first, and gets the focus.
    action: act('review-picture', t('actionReviewPicture')),
    further: [
      act('send-unchecked', t('actionSendUnchecked')),
      ...(part === undefined ? [] : [act('allow-site', t('actionAllowSite'))]),
    ],
  }),
  'capture-missing': () => ({
    sentence: t('problemCaptureMissing'),
    action: act('new-capture', t('actionNewCapture')),
  }),
  'storage-failed': ({ rescued }) =>
    rescued
      ? { sentence: t('problemStorageFailedRescued'), action: act('save-picture', t('actionSavePicture')) }
      : { sentence: t('problemStorageFailed'), action: tryAgain() },
  'not-burnt-in': said('notBurntIn', none),
  unexpected: ({ detail }) => ({ sentence: t('problemUnexpected', detail), action: tryAgain() }),
};

/** Reasons for which another try would end in the same place, or which the person gave. */
const endsAgain: readonly StopReason[] = ['endless', 'only-visible', 'ended'];

const partWords: Record<UnreadPart, MessageKey> = {
  frame: 'problemUncheckedFrame',
  plugin: 'problemUncheckedPlugin',
  canvas: 'problemUncheckedCanvas',
  video: 'problemUncheckedVideo',
};

function fieldsRejected(error: FieldsRejected, further: readonly string[]): ProblemInWords {
  const known = Object.keys(fieldProblemsOf(error, further)).length;
  const loose = looseMessages(error, further);
  const action = act('focus-field', t('actionGoToField'));
  if (loose.length === 0 && known > 0) {
    return {
      sentence: known === 1 ? t('problemFieldOne') : t('problemFieldOther', known),
      action,
    };
  }
  return {
    sentence: t('problemRejected', error.host, loose.map(asSentence).join(' ')),
    action: known > 0 ? action : openOptions(),
  };
}

/** Says why files were refused: the first three with their reasons, the others as a number. */
function filesRefused(files: readonly FileRefusal[]): string {
  const said = files.slice(0, 3).map(refusalWords);
  if (files.length > said.length) said.push(t('filesRefusedToo', files.length - said.length));
  return [...said, t('filesRest')].join(' ');
}

function refusalWords({ name, size, why }: FileRefusal): string {
  switch (why) {
    case 'too-large':
      return t('attachmentTooLarge', name, formatBytes(size), formatBytes(fileLimitBytes));
    case 'empty':
      return t('fileEmpty', name);
    case 'unreadable':
      return t('fileUnreadable', name);
    case 'not-fetched':
      return t('fileNotFetched', name);
    case 'too-many':
      return t('fileTooMany', name, attachmentLimit, formatBytes(totalLimitBytes));
    case 'har-too-large':
      return t('harTooLarge', name, formatBytes(size), formatBytes(harLimitBytes));
    case 'har-not-cleaned':
      return t('harNotCleaned', name);
    case 'not-har':
      return t('notHar', name);
    case 'not-finished':
      return t('fileNotFinished', name);
  }
}

/** Returns the helpdesk's messages that are about no field of this form. */
function looseMessages(error: FieldsRejected, further: readonly string[]): string[] {
  const elsewhere = error.fields.filter(
    (field) => Object.keys(fieldProblemsOf({ ...error, fields: [field] }, further)).length === 0,
  );
  return [...error.general, ...elsewhere.map((field) => `${field.path}: ${field.message}`)];
}

function asSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…。]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

function act(kind: ActionKind, label: string): ProblemAction {
  return { kind, label };
}

function openOptions(): ProblemAction {
  return act('open-options', t('actionOpenOptions'));
}

function tryAgain(): ProblemAction {
  return act('retry', t('actionTryAgain'));
}

function captureAgain(): ProblemAction {
  return act('capture-again', t('actionCaptureAgain'));
}

function withoutFile(): ProblemAction {
  return act('without-file', t('actionWithoutFile'));
}
