import { attachmentLimit, fileLimitBytes, totalLimitBytes } from '../captures/attachment-limits.ts';
import { stopWords } from '../captures/stop-words.ts';
import type { AppError, FileRefusal, StopReason, UnreadPart } from '../errors.ts';
import { formatBytes, formatTime } from '../format.ts';
import { type MessageKey, t } from '../i18n.ts';
import { fieldProblemsOf } from './field-problems-of.ts';

/** Reasons for which another try would end in the same place, or which the person gave. */
const endsAgain: readonly StopReason[] = ['endless', 'only-visible', 'ended'];

/** Actions that are done outside the screen. The screens themselves do the focus and use-address actions. */
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
  | 'focus-field';

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
  /** Another action that would help too. */
  further?: ProblemAction;
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
  switch (error.code) {
    case 'not-connected':
      return { sentence: t('connectToCreate'), action: act('connect', t('connectToHelpdesk')) };
    case 'address-empty':
    case 'address-invalid':
    case 'address-insecure':
    case 'address-moved':
      return { sentence: t('problemAddress'), action: openOptions() };
    case 'key-empty':
    case 'key-malformed':
      return { sentence: t('problemKeyMissing'), action: openOptions() };
    case 'permission-missing':
      return {
        sentence: t('problemPermissionMissing', error.host),
        action: act('allow-access', t('actionAllowAccess')),
      };
    case 'key-rejected':
      return { sentence: t('problemKeyRejected', error.host), action: openOptions() };
    case 'forbidden':
      return context.department === undefined
        ? { sentence: t('problemForbidden', error.host), action: openOptions() }
        : {
            sentence: t('problemForbiddenIn', context.department),
            action: act('focus-department', t('actionOtherDepartment')),
          };
    case 'not-deskpro':
      return { sentence: t('problemNotDeskpro', error.host), action: openOptions() };
    case 'redirected':
      return { sentence: t('problemRedirected', error.host), action: openOptions() };
    case 'not-found':
      return { sentence: t('problemNotFound', error.host), action: openOptions() };
    case 'rate-limited':
      return {
        sentence:
          error.retryAt === null
            ? t('problemRateLimited')
            : t('problemRateLimitedUntil', formatTime(error.retryAt)),
        action: tryAgain(),
      };
    case 'maintenance':
      return { sentence: t('problemMaintenance', error.host), action: tryAgain() };
    case 'server-trouble':
      return { sentence: t('problemServerTrouble', error.host, error.status), action: tryAgain() };
    case 'timeout':
      return { sentence: t('problemTimeout', error.host), action: tryAgain() };
    case 'unreachable':
      return { sentence: t('problemUnreachable', error.host), action: tryAgain() };
    case 'offline':
      return { sentence: t('problemOffline'), action: tryAgain() };
    case 'too-large':
      if (error.size === 0) return { sentence: t('problemTicketTooLarge', error.host), action: null };
      return {
        sentence:
          error.filename === undefined
            ? t('problemTooLarge', error.host, formatBytes(error.size))
            : t('problemFileTooLarge', error.host, error.filename, formatBytes(error.size)),
        action: act('without-file', t('actionWithoutFile')),
      };
    case 'file-rejected':
      return {
        sentence: t('problemFileRejected', error.host, error.filename, asSentence(error.message)),
        action: act('without-file', t('actionWithoutFile')),
      };
    case 'files-refused':
      return { sentence: filesRefused(error.files), action: null };
    case 'fields-rejected':
      return fieldsRejected(error, context.further ?? []);
    case 'duplicate':
      return {
        sentence: t('problemDuplicate', error.host),
        action: act('focus-subject', t('actionEditSubject')),
      };
    case 'ticket-closed':
      return {
        sentence: t(error.gone ? 'problemTicketGone' : 'problemTicketForbidden', error.ticketId, error.host),
        action: act('new-ticket', t('actionNewTicket')),
      };
    case 'ticket-changed':
      return { sentence: t('problemTicketChanged', error.ticketId), action: null };
    case 'outcome-unknown':
      return {
        sentence:
          error.ticketId === undefined
            ? t('problemOutcomeUnknown', error.host)
            : t('problemAddUnknown', error.host, error.ticketId),
        action: tryAgain(),
      };
    case 'other-helpdesk':
      return {
        sentence: t('problemOtherHelpdesk', error.host),
        action: act('open-tickets', t('actionWaitingTickets')),
      };
    case 'unexpected-reply':
      return { sentence: t('problemUnexpectedReply', error.host, error.status), action: tryAgain() };
    case 'reply-too-large':
      return { sentence: t('problemReplyTooLarge', error.host), action: tryAgain() };
    case 'screenshot-refused':
      return { sentence: t('problemScreenshotRefused'), action: captureAgain() };
    case 'tab-changed':
      return { sentence: t('problemTabChanged'), action: captureAgain() };
    case 'screenshot-stopped':
      return {
        sentence: stopWords(error.reason, error.kept),
        action: endsAgain.includes(error.reason) ? null : captureAgain(),
      };
    case 'page-not-readable':
      return { sentence: t('pageNotReadable'), action: null };
    case 'page-text-empty':
      return { sentence: t('problemPageTextEmpty'), action: null };
    case 'image-unavailable':
      return { sentence: t('problemImageUnavailable'), action: null };
    case 'unchecked':
      return {
        sentence: t(error.part === undefined ? 'problemUnchecked' : partWords[error.part]),
        action: act('send-unchecked', t('actionSendUnchecked')),
        ...(error.part !== undefined && { further: act('allow-site', t('actionAllowSite')) }),
      };
    case 'capture-missing':
      return { sentence: t('problemCaptureMissing'), action: act('new-capture', t('actionNewCapture')) };
    case 'storage-failed':
      return error.rescued
        ? { sentence: t('problemStorageFailedRescued'), action: act('save-picture', t('actionSavePicture')) }
        : { sentence: t('problemStorageFailed'), action: tryAgain() };
    case 'not-burnt-in':
      return { sentence: t('notBurntIn'), action: null };
    case 'unexpected':
      return { sentence: t('problemUnexpected', error.detail), action: tryAgain() };
  }
}

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
