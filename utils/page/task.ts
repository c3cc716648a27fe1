/** A task for a page, and the data for it. */
export interface PageTask {
  name: 'page-snapshot' | 'page-selection' | 'page-text' | 'page-image' | 'page-toast' | 'page-pick';
  data: unknown;
}
