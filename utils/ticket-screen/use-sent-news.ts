import { useEffect, useState } from 'preact/hooks';
import type { Preview, SentNews } from '../../components/ticket/ticket-props.ts';
import type { AttachmentId, Capture } from '../captures/capture.ts';

/**
 * The news of sent tickets; null without a capture. Nothing waits for the news, so its code is loaded and the
 * background reads its lists only once the capture's pictures are shown.
 */
export function useSentNews(
  capture: Capture | null,
  previews: ReadonlyMap<AttachmentId, Preview>,
): SentNews | null {
  const [news, setNews] = useState<SentNews | null>(null);
  const isReady =
    capture !== null && (previews.size > 0 || capture.attachments.every(({ kind }) => kind === 'file'));
  useEffect(() => {
    // Without the news the form is complete.
    if (isReady)
      void import('./sent-news.ts').then((code) => code.showSentNews(setNews)).catch(() => undefined);
  }, [isReady]);
  return news;
}
