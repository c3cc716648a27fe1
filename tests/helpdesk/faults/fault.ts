/** What goes wrong with a request. Times in milliseconds. */
export type Effect =
  | {
      /**
       * A refusal by a web server or by the API. `after-commit`: the request is carried out anyway (a 504 may have
       * committed).
       */
      kind: 'status';
      status: 401 | 403 | 404 | 405 | 413 | 423 | 500 | 502 | 503 | 504;
      /** Default: the body that deskpro-api.md documents for the status. */
      body?: 'json' | 'html' | 'text' | 'empty';
      when?: 'before-commit' | 'after-commit';
    }
  | {
      kind: 'rate-limit';
      /** Seconds or an HTTP date. If absent, there is no header. */
      retryAfter?: number | string;
      body?: 'json' | 'empty';
    }
  | { kind: 'slow'; ms: number; when?: 'before-commit' | 'after-commit' }
  /** The connection dies and nothing is carried out. */
  | { kind: 'cut-before-commit' }
  /** The request is carried out, then the connection dies without a byte of reply. */
  | { kind: 'cut-after-commit' }
  /** The request is carried out, then the connection dies in the middle of the reply's body. */
  | { kind: 'cut-mid-reply' }
  /** `keepPath`: the request's path (without the prefix) and query are appended to `to`. */
  | { kind: 'redirect'; to: string; status?: 301 | 302 | 303 | 307 | 308; keepPath?: boolean }
  /**
   * A gateway answers by itself, with its own page or by cutting the connection. The helpdesk carries the request out
   * `ms` later.
   */
  | {
      kind: 'late-commit';
      answer: 302 | 200 | 403 | 408 | 500 | 502 | 503 | 504 | 520 | 524 | 'cut';
      ms: number;
    }
  /** A proxy removes the `Authorization` header. */
  | { kind: 'strip-authorization' }
  /** The request is carried out, but only half of the JSON arrives, as a complete reply. */
  | { kind: 'malformed-json' }
  /** A 400 with this error tree; nothing is carried out. */
  | { kind: 'invalid-input'; errors: object }
  /** No answer until the fault is released or the helpdesk is closed. When released, the request goes on normally. */
  | { kind: 'hang'; when?: 'before-commit' | 'after-commit' };

export interface FaultMatch {
  method?: string;
  /**
   * A string must be the whole path, such as `/api/v2/tickets` or `/tickets`. A pattern is tested on `/api/v2/…`. If
   * absent, any API path matches.
   */
  path?: string | RegExp;
  /** From the nth matching request on (1 is the first). */
  nth?: number;
}

export interface Fault {
  match?: FaultMatch;
  /** How many requests the fault strikes. Default 1; `Infinity` strikes until removed. */
  times?: number;
  effect: Effect;
}

export interface RandomFaults {
  seed: number;
  match?: Omit<FaultMatch, 'nth'>;
  /**
   * Probabilities from 0 to 1, together at most 1. `burst`: once drawn, the effect strikes this many matching requests
   * in a row (default 1).
   */
  chances: readonly { probability: number; effect: Effect; burst?: number }[];
}

export interface FaultHandle {
  /** How many requests the fault has struck so far. */
  readonly hits: number;
  /**
   * Resolves once `count` requests (default 1) have been struck. For `after-commit` effects this is after the commit.
   */
  struck(count?: number): Promise<void>;
  /** Releases requests that hang, and prevents later ones from hanging. */
  release(): void;
  remove(): void;
}

export interface Faults {
  add(fault: Fault): FaultHandle;
  addRandom(faults: RandomFaults): FaultHandle;
  /** Removes and releases all faults. */
  clear(): void;
}
