import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { hideSent, showJob, showNews, showOutbox } from '../../../utils/background/badge.ts';
import { listStatuses, putStatuses, tellNews } from '../../../utils/captures/status-store.ts';
import { statusKey, type TicketStatus } from '../../../utils/captures/ticket-status.ts';
import { fakeBrowser } from '../fake-browser.ts';

const badge = { text: '' };
Object.assign(fakeBrowser, {
  action: {
    setBadgeText: async ({ text }: { text: string }) => {
      badge.text = text;
    },
    setBadgeBackgroundColor: async () => undefined,
    setBadgeTextColor: async () => undefined,
    getBadgeText: async () => badge.text,
  },
});

const helpdesk = 'https://desk.example.com';
const status = (ticketId: number, news: TicketStatus['news']): TicketStatus => ({
  version: 1,
  key: statusKey(helpdesk, ticketId),
  helpdesk,
  ticketId,
  readAt: 1,
  outcome: 'read',
  status: 'awaiting_user',
  agent: '',
  lastReplyAt: null,
  news,
});

beforeEach(async () => {
  badge.text = '';
  await putStatuses(
    [],
    (await listStatuses()).map(({ key }) => key),
  );
});

test('news is a dot, and none is nothing', async () => {
  await putStatuses([status(1, null)], []);
  await showNews();
  expect(badge.text).toBe('');
  await putStatuses([status(1, 'reply'), status(2, 'resolved')], []);
  await showNews();
  expect(badge.text).toBe('•');
});

test('the dot goes once the person has been told of all news, and not before', async () => {
  await putStatuses([status(1, 'reply'), status(2, 'resolved')], []);
  await tellNews([statusKey(helpdesk, 1)]);
  await showNews();
  expect(badge.text).toBe('•');
  await tellNews([statusKey(helpdesk, 2), statusKey(helpdesk, 3)]);
  await showNews();
  expect(badge.text).toBe('');
});

test('what waits or needs the person is shown instead of the dot, which is back after it', async () => {
  await putStatuses([status(1, 'reply')], []);
  await showOutbox({ waiting: 2, blocked: 0 });
  expect(badge.text).toBe('2');
  await showNews();
  expect(badge.text).toBe('2');
  await showOutbox({ waiting: 0, blocked: 1 });
  expect(badge.text).toBe('!');
  await showOutbox({ waiting: 0, blocked: 0 });
  expect(badge.text).toBe('•');
});

test('the dot is back after a screenshot', async () => {
  await putStatuses([status(1, 'reply')], []);
  await showJob({ done: 3, of: 12, phase: 'capturing', until: null });
  expect(badge.text).toBe('3/12');
  await showJob(null);
  await vi.waitFor(() => expect(badge.text).toBe('•'));
});

test('the ✓ of a background that was stopped goes at the next start, and nothing else does', async () => {
  badge.text = '✓';
  await hideSent();
  expect(badge.text).toBe('');
  badge.text = '!';
  await hideSent();
  expect(badge.text).toBe('!');
});
