import type { Capture } from './capture.ts';

/**
 * Returns a capture without what the person leaves out of its page's health. If every trouble is left out, nothing of
 * the health stays: a list without them would say that there was none.
 */
export function withoutHealth({ health, ...capture }: Capture): Capture {
  const { withoutHealth: without = [], ...form } = capture.form;
  if (health === undefined || without === 'all') return { ...capture, form };
  const troubles = health.troubles.filter((_, at) => !without.includes(at));
  const isGone = troubles.length === 0 && health.troubles.length > 0;
  return { ...capture, form, ...(!isGone && { health: { ...health, troubles } }) };
}
