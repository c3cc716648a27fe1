import { longestPauseMs } from '../deskpro/pause.ts';

/**
 * Whether an alarm comes later than any capture waits. Chrome's alarms follow this computer's clock: an alarm that was set
 * before the clock was put back by hours comes those hours late. Both times are epoch milliseconds.
 */
export function isLateWake(scheduledTime: number, now: number): boolean {
  return scheduledTime > now + longestPauseMs;
}
