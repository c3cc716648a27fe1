/** What goes wrong with a request. Times in milliseconds. */
export type Effect =
  | {
      /** A web server's or the API's refusal. `after-commit`: the work is done all the same (a 504 may have committed). */
      kind: 'status';
      status: 401 | 403 | 404 | 405 | 413 | 423 | 500 | 502 | 503 | 504;
      /** Default: as deskpro-api.md tells of that status. */
      body?: 'json' | 'html' | 'text' | 'empty';
      when?: 'before-commit' | 'after-commit';
    }
  | {
      kind: 'rate-limit';
      /** Seconds, or an HTTP date, or absent: no header. */
      retryAfter?: number | string;
      body?: 'json' | 'empty';
    }
  | { kind: 'slow'; ms: number; when?: 'before-commit' | 'after-commit' }
  /** The connection dies with nothing done. */
  | { kind: 'cut-before-commit' }
  /** The work is done, then the connection dies without a byte of reply. */
  | { kind: 'cut-after-commit' }
  /** The work is done, then the connection dies in the middle of the reply's body. */
  | { kind: 'cut-mid-reply' }
  /** `keepPath`: the path (without the prefix) and query of the request follow `to`. */
  | { kind: 'redirect'; to: string; status?: 301 | 302 | 303 | 307 | 308; keepPath?: boolean }
  /**
   * What stands between answers by itself, with its own page or by cutting the connection, and the helpdesk carries the request
   * out so much later.
   */
  | {
      kind: 'late-commit';
      answer: 302 | 200 | 403 | 408 | 500 | 502 | 503 | 504 | 520 | 524 | 'cut';
      ms: number;
    }
  /** A proxy that does not pass `Authorization` on. */
  | { kind: 'strip-authorization' }
  /** The work is done; half of the JSON arrives, as a complete reply. */
  | { kind: 'malformed-json' }
  /** A 400 with this error tree, nothing done. */
  | { kind: 'invalid-input'; errors: object }
  /** No answer until the fault is released or the helpdesk closed. Released, the request goes on as if nothing had been. */
  | { kind: 'hang'; when?: 'before-commit' | 'after-commit' };

export interface FaultMatch {
  method?: string;
  /** Text: the whole path, as `/api/v2/tickets` or `/tickets`. A pattern is tried on `/api/v2/…`. Absent: any API path. */
  path?: string | RegExp;
  /** From the nth matching request on (1 is the first). */
  nth?: number;
}

export interface Fault {
  match?: FaultMatch;
  /** How many requests it strikes, default 1; `Infinity` until removed. */
  times?: number;
  effect: Effect;
}

export interface RandomFaults {
  seed: number;
  match?: Omit<FaultMatch, 'nth'>;
  /**
   * Probabilities, 0 to 1, together at most 1. `burst`: once drawn, it strikes that many matching requests in a row
   * (default 1).
   */
  chances: readonly { probability: number; effect: Effect; burst?: number }[];
}

export interface FaultHandle {
  /** Requests struck so far. */
  readonly hits: number;
  /** Resolves once `count` requests (default 1) have been struck; for `after-commit` effects that is after the commit. */
  struck(count?: number): Promise<void>;
  /** Lets go of requests that hang, and of those that would. */
  release(): void;
  remove(): void;
}

export interface Faults {
  add(fault: Fault): FaultHandle;
  addRandom(faults: RandomFaults): FaultHandle;
  /** Removes and releases all. */
  clear(): void;
}
