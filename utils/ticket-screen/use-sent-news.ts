import { useEffect, useState } from 'preact/hooks';
import type { SentNews } from '../../components/ticket/ticket-props.ts';

/** The news of sent tickets, once `isReady`. The form does not wait for it, so its code is loaded only then. */
export function useSentNews(isReady: boolean): SentNews | null {
  const [news, setNews] = useState<SentNews | null>(null);
  useEffect(() => {
    // Without the news the form is complete.
    if (isReady)
      void import('./sent-news.ts').then((code) => code.showSentNews(setNews)).catch(() => undefined);
  }, [isReady]);
  return news;
}
