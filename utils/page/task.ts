/** What can be asked of a page, and what it is to be done with. */
export interface PageTask {
  name: 'page-snapshot' | 'page-selection' | 'page-text' | 'page-image' | 'page-toast' | 'page-pick';
  data: unknown;
}
