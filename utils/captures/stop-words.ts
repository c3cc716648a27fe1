import type { StopReason } from '../errors.ts';
import { type MessageKey, t } from '../i18n.ts';
import type { Capture } from './capture.ts';
import { stopReasonOf } from './stop-reason-of.ts';

const words: Readonly<Record<StopReason, MessageKey>> = {
  'tab-changed': 'stoppedTabChanged',
  minimised: 'stoppedMinimised',
  'page-left': 'stoppedPageLeft',
  'page-changed': 'stoppedPageChanged',
  interrupted: 'stoppedInterrupted',
  endless: 'stoppedEndless',
  refused: 'stoppedRefused',
  'only-visible': 'stoppedOnlyVisible',
  ended: 'stoppedEnded',
};

/** Returns in words why a screenshot is incomplete, and whether the part that was taken is `kept`. */
export function stopWords(reason: StopReason, { kept }: { kept: boolean }): string {
  // Nothing was interrupted: the picture shows all that could be seen, or all that the person wanted.
  if ((reason === 'only-visible' || reason === 'ended') && kept) return t(words[reason]);
  return `${t(words[reason])} ${t(kept ? 'stoppedKept' : 'stoppedNothing')}`;
}

/** Returns the reason as a line for the ticket; null if all screenshots are complete. */
export function stopNote(capture: Pick<Capture, 'attachments'>): string | null {
  const reason = stopReasonOf(capture);
  return reason === null ? null : `${t('screenshotNote')}: ${stopWords(reason, { kept: true })}`;
}
