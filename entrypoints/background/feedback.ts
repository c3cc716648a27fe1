import type { Stage } from '../../utils/captures/capture.ts';
import type { AppError } from '../../utils/errors.ts';
import { t } from '../../utils/i18n.ts';
import type { Toast } from '../../utils/page/toast.ts';
import { problemOf } from '../../utils/problems/problem-of.ts';
import { waitingSentenceOf } from '../../utils/problems/waiting-of.ts';
import { runInPage } from '../../utils/screenshot/page-scripts.ts';

type Words = Omit<Toast, 'closeLabel'>;

export function showToast(tabId: number, words: Words): Promise<unknown> {
  return runInPage(tabId, 'page-toast', { ...words, closeLabel: t('toastClose') } satisfies Toast);
}

/** How a delivery stands, in the page. What could not be sent is kept: the words say what becomes of it. */
export function stageToast(stage: Stage): Words {
  switch (stage.name) {
    case 'sent': {
      const { ticketId, url, added } = stage.receipt;
      return {
        text: t(added ? 'ticketAdded' : 'ticketCreated', ticketId),
        link: { text: t('toastOpenTicket'), href: url },
        tone: 'good',
      };
    }
    case 'waiting':
      return { text: waitingSentenceOf(stage.error, stage.retryAt), link: null, tone: 'bad' };
    case 'blocked':
      return { text: `${problemOf(stage.error).sentence} ${t('toastKept')}`, link: null, tone: 'bad' };
    default:
      return { text: t('creatingTicket'), link: null, tone: 'busy' };
  }
}

export function problemToast(error: AppError): Words {
  return { text: problemOf(error).sentence, link: null, tone: 'bad' };
}
