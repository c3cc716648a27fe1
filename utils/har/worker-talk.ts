import type { Result } from '../result.ts';
import type { CleanedHar, HarFault } from './clean-har.ts';

/** The worker's file inside the extension. */
export const harWorkerFile = '/har-worker.js';

/** What the worker is asked. `words` are the person's own words to hide. */
export interface HarJob {
  file: Blob;
  words: readonly string[];
}

export type HarAnswer = Result<CleanedHar, HarFault>;
