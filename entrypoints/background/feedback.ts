import type { CaptureId, Stage } from '../../utils/captures/capture.ts';
import { getCapture } from '../../utils/captures/store.ts';
import type { AppError } from '../../utils/errors.ts';
import { t } from '../../utils/i18n.ts';
import { type Made, rememberMade, showProblem, takeMade } from '../../utils/last-made.ts';
import type { Toast } from '../../utils/page/toast.ts';
import { runInPage } from '../../utils/screenshot/page-scripts.ts';
import { openAddress, openEditor, openTickets } from '../../utils/shell.ts';

/** How a delivery stands, in the page. Number and reason are the person's: they are where the button leads. */
export async function showStage(tabId: number, id: CaptureId, stage: Stage['name']): Promise<void> {
  await remember({ tabId, id, error: null });
  switch (stage) {
    case 'sent':
      return show(tabId, { text: t('toastCreated'), button: t('toastOpen'), tone: 'good' });
    case 'waiting':
    case 'blocked':
      return show(tabId, { text: t('toastNotSent'), button: t('toastReview'), tone: 'bad' });
    default:
      return show(tabId, { text: t('creatingTicket'), button: null, tone: 'busy' });
  }
}

/** Says in the page that nothing was made. The tickets page says why. */
export async function showFailure(tabId: number, error: AppError): Promise<void> {
  await remember({ tabId, id: null, error });
  await show(tabId, { text: t('toastNotSent'), button: t('toastReview'), tone: 'bad' });
}

/** The message is shown also if the browser's memory takes nothing more. */
function remember(made: Made): Promise<void> {
  return rememberMade(made).catch(() => undefined);
}

async function show(tabId: number, words: Omit<Toast, 'closeLabel'>): Promise<void> {
  await runInPage(tabId, 'page-toast', { ...words, closeLabel: t('toastClose') } satisfies Toast);
}

/** Opens what a tab last made, once: the ticket, or what has become of it. Nothing where the tab made nothing. */
export async function openMade(tabId: number): Promise<void> {
  const made = await takeMade(tabId);
  if (made === null) return;
  const capture = made.id === null ? null : await getCapture(made.id);
  if (capture?.stage.name === 'sent') return openAddress(capture.stage.receipt.url);
  if (capture !== null) return openEditor(capture.id);
  if (made.error !== null) await showProblem(made.error);
  await openTickets();
}
