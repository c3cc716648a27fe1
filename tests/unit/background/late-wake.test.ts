import { beforeEach, expect, test, vi } from 'vitest';
import { reviveOutbox } from '../../../utils/background/outbox.ts';
import { longestPauseMs } from '../../../utils/deskpro/pause.ts';
import { pump, readOutbox } from '../../../utils/outbox/pump.ts';
import { readUpdates, sendUpdates } from '../../../utils/outbox/send-update.ts';
import { fakeBrowser } from '../fake-browser.ts';

vi.mock('../../../utils/outbox/pump.ts');
vi.mock('../../../utils/outbox/send-update.ts');
vi.mock('../../../utils/background/badge.ts');

const hour = 3_600_000;
const alarm = { time: 0 };
Object.assign(fakeBrowser, {
  alarms: {
    get: async () => (alarm.time === 0 ? undefined : { name: 'outbox', scheduledTime: alarm.time }),
    create: () => undefined,
    clear: async () => true,
  },
});

beforeEach(() => {
  vi.mocked(pump).mockReset().mockResolvedValue();
  vi.mocked(sendUpdates).mockReset().mockResolvedValue();
  vi.mocked(readOutbox).mockResolvedValue({ waiting: 0, blocked: 0, wakeAt: null });
  vi.mocked(readUpdates).mockResolvedValue({ waiting: 0, blocked: 0, wakeAt: null });
});

test.each([
  { what: 'eight hours ahead, as after a clock was put back', ahead: 8 * hour, runs: 1 },
  { what: 'just beyond the longest pause', ahead: longestPauseMs + 60_000, runs: 1 },
  { what: 'at the longest pause', ahead: longestPauseMs, runs: 0 },
  { what: 'in half a minute', ahead: 30_000, runs: 0 },
])('an alarm $what: the started worker looks at the outbox $runs ×', async ({ ahead, runs }) => {
  alarm.time = Date.now() + ahead;
  await reviveOutbox();
  expect(pump).toHaveBeenCalledTimes(runs);
  expect(sendUpdates).toHaveBeenCalledTimes(runs);
});

test('without an alarm the started worker leaves the outbox alone', async () => {
  alarm.time = 0;
  await reviveOutbox();
  expect(pump).not.toHaveBeenCalled();
});
