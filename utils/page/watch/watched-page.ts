/** How a console line came about: by a method of the console, or by an exception, a rejection or a policy. */
export const lineLevels = [
  'exception',
  'rejection',
  'policy',
  'error',
  'warn',
  'info',
  'log',
  'debug',
] as const;
export type LineLevel = (typeof lineLevels)[number];

/** What a person did, as far as it is recorded. `visit`: the page's address changed without a load; `load`: with one. */
export const stepActions = ['click', 'change', 'submit', 'visit', 'load'] as const;
export type StepAction = (typeof stepActions)[number];

/** A line of the console. `at` is in epoch milliseconds, here and below. */
export interface WatchedLine {
  at: number;
  level: LineLevel;
  text: string;
  /** The script's address and the line in it, if it is known: `/app.js:12`. */
  place: string;
  /** How often the same line came in a row. */
  count: number;
}

/** A request of the page's own scripts. */
export interface WatchedRequest {
  at: number;
  method: string;
  /** Without the values of its query; see `cleanAddress`. */
  address: string;
  by: 'fetch' | 'xhr';
  /** 0 means that there was no answer; null that there is none yet. */
  status: number | null;
  /** Why there was no answer, in one word, such as `TypeError` or `AbortError`; else the type of the answer. */
  what: string;
  /** The server's own name for the request; empty if it told none. */
  trace: string;
  durationMs: number | null;
}

/** A step of the person. */
export interface WatchedStep {
  at: number;
  action: StepAction;
  /** What the element is: `button`, `link`, `textbox`. Empty for a visit. */
  role: string;
  /** The element's name as a screen reader says it, or the address. Never what was typed. */
  name: string;
}

/** What was recorded of a page, or of a frame of it. */
export interface WatchedPage {
  lines: WatchedLine[];
  requests: WatchedRequest[];
  steps: WatchedStep[];
  /** How many older ones of each kind were dropped. */
  missed: { lines: number; requests: number; steps: number };
  /** Parts of the page that could not be listened to, because the page has locked them. */
  locked: string[];
}

/** What the page's own world tells: all but the steps. */
export type WatchedScripts = Omit<WatchedPage, 'steps'>;
