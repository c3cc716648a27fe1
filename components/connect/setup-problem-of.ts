import type { AppError } from '../../utils/errors.ts';
import { formatTime } from '../../utils/format.ts';
import { t } from '../../utils/i18n.ts';
import {
  type ActionKind,
  type ProblemAction,
  type ProblemInWords,
  problemOf,
} from '../../utils/problems/problem-of.ts';

/** A problem in words, and the place on the options page that shows it. */
export interface SetupProblem extends ProblemInWords {
  place: 'address' | 'key' | 'form';
}

/** Puts an error that came up while connecting into words. Each error has its own sentence. */
export function setupProblemOf(error: AppError): SetupProblem {
  switch (error.code) {
    case 'not-connected':
      return at('form', t('setupNotConnected'));
    case 'address-empty':
      return at('address', t('setupAddressEmpty'));
    case 'address-invalid':
      return at('address', t('setupAddressInvalid'));
    case 'address-insecure':
      return at('address', t('setupAddressInsecure', error.host), useAddress(`https://${error.host}`));
    case 'address-moved':
      return at('address', t('setupAddressMoved', error.address), useAddress(error.address));
    case 'permission-missing':
      return at(
        'address',
        t('setupPermissionMissing', error.host),
        act('allow-access', t('actionAllowAccess')),
      );
    case 'not-deskpro':
      return at('address', t('setupNotDeskpro', error.host));
    case 'redirected':
      return at('address', t('setupRedirected', error.host));
    case 'not-found':
      return at('address', t('setupNotFound', error.host));
    case 'unreachable':
      return at('address', t('setupUnreachable', error.host), tryAgain());
    case 'key-empty':
      return at('key', t('setupKeyEmpty'));
    case 'key-malformed':
      return at('key', t('setupKeyMalformed'));
    case 'key-rejected':
      return at('key', t('setupKeyRejected', error.host));
    case 'forbidden':
      return at('key', t('setupForbidden', error.host));
    case 'timeout':
      return at('form', t('setupTimeout', error.host), tryAgain());
    case 'rate-limited':
      return at(
        'form',
        error.retryAt === null
          ? t('setupRateLimited', error.host)
          : t('setupRateLimitedUntil', error.host, formatTime(error.retryAt)),
        tryAgain(),
      );
    case 'maintenance':
      return at('form', t('setupMaintenance', error.host), tryAgain());
    case 'server-trouble':
      return at('form', t('setupServerTrouble', error.host, error.status), tryAgain());
    case 'offline':
      return at('form', t('setupOffline'), tryAgain());
    case 'reply-too-large':
      return at('form', t('setupReplyTooLarge', error.host), tryAgain());
    case 'unexpected-reply':
      return at('form', t('setupUnexpectedReply', error.host, error.status), tryAgain());
    case 'storage-failed':
      return at('form', t('setupStorageFailed'), tryAgain());
    case 'unexpected':
      return at('form', t('setupUnexpected', error.detail), tryAgain());
    case 'too-large':
    case 'file-rejected':
    case 'files-refused':
    case 'fields-rejected':
    case 'duplicate':
    case 'ticket-closed':
    case 'ticket-changed':
    case 'outcome-unknown':
    case 'outcome-unseen':
    case 'other-helpdesk':
    case 'screenshot-refused':
    case 'tab-changed':
    case 'screenshot-stopped':
    case 'page-not-readable':
    case 'page-text-empty':
    case 'image-unavailable':
    case 'unchecked':
    case 'not-burnt-in':
    case 'capture-missing':
      return { place: 'form', ...problemOf(error), action: null };
  }
}

function at(
  place: SetupProblem['place'],
  sentence: string,
  action: ProblemAction | null = null,
): SetupProblem {
  return { place, sentence, action };
}

function act(kind: ActionKind, label: string): ProblemAction {
  return { kind, label };
}

function useAddress(address: string): ProblemAction {
  return { kind: 'use-address', label: t('actionUseAddress', address), address };
}

function tryAgain(): ProblemAction {
  return act('retry', t('actionTryAgain'));
}
