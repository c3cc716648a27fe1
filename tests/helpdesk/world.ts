import type { Database } from './store/database.ts';
import type { Switches } from './types.ts';

/** One helpdesk's insides, handed to everything that works on it. */
export interface World {
  readonly db: Database;
  readonly dataDir: string;
  readonly switches: Switches;
  /** The helpdesk's clock, in milliseconds since 1970. */
  now(): number;
  /** Without a trailing slash. */
  url(): string;
  /** What it claims to be its canonical address; without a trailing slash. */
  canonicalUrl(): string;
}

/** `2025-05-01T08:02:02+0000`, as Deskpro writes dates. */
export function formatDate(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, '+0000');
}
