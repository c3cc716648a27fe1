import type { troubleKinds } from './trouble-kinds.ts';

export type TroubleKind = (typeof troubleKinds)[number];

/** Something that went wrong on a page. Troubles of the same kind at the same address are counted in one. */
export interface PageTrouble {
  kind: TroubleKind;
  /**
   * The address without sign-in, fragment and the values of its query; only path and query on the page's own site. A
   * keyword, such as `inline`, or empty if there is no address.
   */
  address: string;
  /** The different HTTP statuses, each once; 0 means that no answer is known. Empty if it is no request. */
  statuses: number[];
  /** The directive, message, family or initiator that belongs to the kind; empty if there is none. */
  what: string;
  /** The server's own name for the request, from its `Server-Timing` header; empty if it gave none. */
  trace: string;
  /** The longest of the counted ones, in milliseconds; null if it is not known. */
  durationMs: number | null;
  count: number;
}

/** How a page loaded. In milliseconds from the click or the address; null if it is not known. */
export interface PageLoad {
  answerMs: number | null;
  loadedMs: number | null;
  /** When the largest image or text was painted. */
  paintMs: number | null;
  redirects: number;
  /** Such as `h2`; empty if it is not known. */
  protocol: string;
}

/** What went wrong on a page, as far as its browser remembers. */
export interface PageHealth {
  /** The worst first. */
  troubles: PageTrouble[];
  /** How many more troubles there are. */
  more: number;
  /** How many requests were read. */
  requests: number;
  /** The browser's list of requests was full, or longer than what is read. */
  isCut: boolean;
  load: PageLoad;
  /** Whether a service worker answers the page's requests. */
  isControlled: boolean;
}
