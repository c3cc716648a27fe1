import { type Capture, noTab } from './capture.ts';
import { expired } from './shelf-life.ts';

/**
 * A follow-up is a draft that begins with the ticket it is added to and without a page. It is finished in the editor,
 * or gets its page from the popup on that page. No capture goes to its ticket unless the person says so there. A
 * follow-up that nobody has worked on expires like any other such draft, after a day.
 */
export function isFollowUp({ stage, tabId, page, form }: Capture): boolean {
  return stage.name === 'draft' && tabId === noTab && page.url === '' && form.addTo !== null;
}

/** Whether the popup on any page offers a follow-up. `now` is in epoch milliseconds. */
export function isOffered(draft: Capture, now: number): boolean {
  return isFollowUp(draft) && expired(draft, now) === 'nothing';
}
