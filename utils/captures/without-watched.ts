import type { Capture } from './capture.ts';
import { keptOf } from './watched.ts';

/** Returns a capture without what the person leaves out of what was watched. */
export function withoutWatched({ watched, ...capture }: Capture): Capture {
  const { withoutWatched: without, ...form } = capture.form;
  const kept = watched === undefined ? null : keptOf(watched, without);
  return { ...capture, form, ...(kept !== null && { watched: kept }) };
}
