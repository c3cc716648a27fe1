import { expect, test, vi } from 'vitest';
import { formatTime } from '../../utils/format.ts';

vi.mock('../../utils/i18n.ts', () => import('../gallery/fake-i18n.ts'));

const now = new Date(2026, 10, 23, 14, 2).getTime();

test.each([
  [new Date(2026, 10, 23, 14, 5).getTime(), /^2:05\sPM$/],
  [new Date(2026, 11, 24, 9, 0).getTime(), /^Dec 24, 9:00\sAM$/],
  [new Date(2031, 0, 2, 9, 0).getTime(), /^Jan 2, 2031, 9:00\sAM$/],
])('the time %s has its date if it is another day, and its year if it is another one', (at, words) => {
  expect(formatTime(at, now)).toMatch(words);
});
