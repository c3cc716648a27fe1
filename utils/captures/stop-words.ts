import type { StopReason } from '../errors.ts';
import { type MessageKey, t } from '../i18n.ts';
import type { Capture } from './capture.ts';

const words: Readonly<Record<StopReason, MessageKey>> = {
  'tab-changed': 'stoppedTabChanged',
  minimised: 'stoppedMinimised',
  'page-left': 'stoppedPageLeft',
  'page-changed': 'stoppedPageChanged',
  interrupted: 'stoppedInterrupted',
  endless: 'stoppedEndless',
  refused: 'stoppedRefused',
  'only-visible': 'stoppedOnlyVisible',
};

/** Why a screenshot does not show everything, and whether what it shows is `kept`. */
export function stopWords(reason: StopReason, kept: boolean): string {
  // Nothing was interrupted: what is seen is all there is.
  if (reason === 'only-visible' && kept) return t(words[reason]);
  return `${t(words[reason])} ${t(kept ? 'stoppedKept' : 'stoppedNothing')}`;
}

/** The same as a line of a ticket; null if its screenshots show everything. */
export function stopNote(capture: Pick<Capture, 'attachments'>): string | null {
  const reason = stopReasonOf(capture);
  return reason === null ? null : `${t('screenshotNote')}: ${stopWords(reason, true)}`;
}

/** Why one of a capture's screenshots does not show everything; null if all do. */
export function stopReasonOf({ attachments }: Pick<Capture, 'attachments'>): StopReason | null {
  return attachments.find(({ stopped }) => stopped !== undefined)?.stopped ?? null;
}
