import type { Receipt } from '../../utils/captures/capture.ts';
import type { AppError, AppResult } from '../../utils/errors.ts';
import { t } from '../../utils/i18n.ts';
import type { Toast } from '../../utils/page/toast.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import { runInPage } from '../../utils/screenshot/page-scripts.ts';

type Words = Omit<Toast, 'closeLabel'>;

export function showToast(tabId: number, words: Words): Promise<unknown> {
  return runInPage(tabId, 'page-toast', { ...words, closeLabel: t('toastClose') } satisfies Toast);
}

/** A ticket's outcome in the page. What could not be sent is kept, and the words say where. */
export function outcomeToast(outcome: AppResult<Receipt>): Words {
  if (!outcome.ok) return problemToast(outcome.error, t('toastKept'));
  const { ticketId, url } = outcome.value;
  return {
    text: t('ticketCreated', ticketId),
    link: { text: t('toastOpenTicket'), href: url },
    tone: 'good',
  };
}

export function problemToast(error: AppError, after = ''): Words {
  return { text: `${problemOf(error).sentence} ${after}`.trim(), link: null, tone: 'bad' };
}
