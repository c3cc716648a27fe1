import { openAddress, openEditor, openTickets } from '../browser-ui.ts';
import type { CaptureId, Stage } from '../captures/capture.ts';
import { getCapture } from '../captures/store.ts';
import type { AppError } from '../errors.ts';
import { t } from '../i18n.ts';
import { type Made, rememberMade, showProblem, takeMade } from '../last-made.ts';
import type { Toast } from '../page/task.ts';
import { runInPage } from '../page-client/page-scripts.ts';

type Words = Omit<Toast, 'closeLabel'>;

/**
 * Shows the state of a delivery as a message in the page. The page can read the message, so the ticket's number and the
 * reason of a failure are not in it: its button leads to them.
 */
export async function showStage(tabId: number, id: CaptureId, stage: Stage['name']): Promise<void> {
  await remember({ tabId, id, error: null });
  await show(tabId, wordsOf(stage));
}

function wordsOf(stage: Stage['name']): Words {
  switch (stage) {
    case 'sent':
      return { text: t('toastCreated'), button: t('toastOpen'), tone: 'good' };
    case 'waiting':
    case 'blocked':
      return { text: t('toastNotSent'), button: t('toastReview'), tone: 'bad' };
    default:
      return { text: t('creatingTicket'), button: null, tone: 'busy' };
  }
}

/**
 * Shows in the page that no ticket was made; the reason is on the tickets page. Opens the tickets page itself if the page
 * has gone or takes no scripts, because the badge shows only what is in the outbox.
 */
export async function showFailure(tabId: number, error: AppError): Promise<void> {
  await remember({ tabId, id: null, error });
  if (await show(tabId, wordsOf('blocked'))) return;
  // A busy page may show the message later. Its button then leads to the reason, so nothing is forgotten here.
  await openReason(error);
}

/** Opens the tickets page, which says why nothing was made. If the browser's memory is full, the page opens without it. */
async function openReason(error: AppError | null): Promise<void> {
  if (error !== null) await showProblem(error).catch(() => undefined);
  await openTickets();
}

/** If the browser's memory is full, the message is shown all the same; then its button opens nothing. */
function remember(made: Made): Promise<void> {
  return rememberMade(made).catch(() => undefined);
}

/** Shows a message in the page. Resolves to whether the page shows it. */
async function show(tabId: number, words: Words): Promise<boolean> {
  return (await runInPage(tabId, 'page-toast', { ...words, closeLabel: t('toastClose') })) === true;
}

/**
 * Opens the result of a tab's last gesture, and forgets it: the ticket, the editor with the draft, or the tickets page
 * with the reason why there is none. Does nothing if no gesture was made in the tab.
 */
export async function openMade(tabId: number): Promise<void> {
  const made = await takeMade(tabId);
  if (made === null) return;
  const capture = made.id === null ? null : await getCapture(made.id);
  if (capture?.stage.name === 'sent') return openAddress(capture.stage.receipt.url);
  if (capture !== null) return openEditor(capture.id);
  await openReason(made.error);
}
