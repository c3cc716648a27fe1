import { type AppError, foreignStatus } from '../errors.ts';
import { formatTime } from '../format.ts';
import { t } from '../i18n.ts';
import { problemOf } from './problem-of.ts';

/** Says why a ticket in the outbox is not sent yet, and when it is tried again. Times are epoch milliseconds. */
export function waitingSentenceOf(error: AppError, retryAt: number, now: number = Date.now()): string {
  if (error.code === 'offline') return t('waitingOffline');
  const reason = reasonOf(error);
  if (reason === null) return problemOf(error).sentence;
  return `${reason} ${whenWords(error, retryAt, now)}`;
}

/** While the outcome is unknown the ticket is not sent again: the helpdesk is asked about it. */
function whenWords({ code }: AppError, retryAt: number, now: number): string {
  const asks = code === 'outcome-unknown';
  if (retryAt <= now) return t(asks ? 'askingAgainNow' : 'tryingAgainNow');
  return t(asks ? 'askingAgainAt' : 'tryingAgainAt', formatTime(retryAt, now));
}

/** Returns null for an error that does not go away by itself. */
function reasonOf(error: AppError): string | null {
  switch (error.code) {
    case 'rate-limited':
      return t('waitingRateLimited');
    case 'maintenance':
      return t('waitingMaintenance', error.host);
    case 'server-trouble':
    case 'timeout':
      return t('waitingNotAnswering', error.host);
    case 'unreachable':
      return t('waitingUnreachable', error.host);
    case 'unexpected-reply':
      return t('waitingUnexpectedReply', error.host, error.status);
    case 'reply-too-large':
      return t('waitingReplyTooLarge', error.host);
    case 'outcome-unknown':
      return error.ticketId === undefined
        ? t('waitingOutcomeUnknown', error.host)
        : t('waitingAddUnknown', error.host, error.ticketId);
    case 'redirected':
      return t('waitingRedirected', error.host);
    case 'key-rejected':
    case 'forbidden':
    case 'not-found': {
      const status = foreignStatus(error);
      return status === undefined ? null : t('waitingUnexpectedReply', error.host, status);
    }
    default:
      return null;
  }
}
