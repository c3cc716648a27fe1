import { longestPauseMs } from '../deskpro/pause.ts';

/**
 * Whether an alarm is set for later than any capture waits. Chrome's alarms follow this computer's clock: if the clock is put
 * back by eight hours, an alarm that was set before comes eight hours late. Both times are epoch milliseconds.
 */
export function isLateWake(scheduledTime: number, now: number): boolean {
  return scheduledTime > now + longestPauseMs;
}
