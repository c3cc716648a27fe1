import type { Database } from './store/database.ts';
import type { Switches } from './types.ts';

/** The state of one helpdesk, which every part of it gets. */
export interface World {
  readonly db: Database;
  readonly dataDir: string;
  readonly switches: Switches;
  /** The helpdesk's time in epoch milliseconds. */
  now(): number;
  /** Without a trailing slash. */
  url(): string;
  /** The address that it reports as canonical, without a trailing slash. */
  canonicalUrl(): string;
}

/** Returns a date as Deskpro writes it, such as `2025-05-01T08:02:02+0000`. */
export function formatDate(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, '+0000');
}
