import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { listStatuses, putStatuses, tellNews } from '../../../utils/captures/status-store.ts';
import { statusKey, type TicketStatus } from '../../../utils/captures/ticket-status.ts';

const helpdesk = 'https://desk.example.com';

test('what other screens cannot be told of is stored all the same', async () => {
  const post = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => {
    throw new DOMException('Message could not be posted.');
  });
  onTestFinished(() => post.mockRestore());
  const key = statusKey(helpdesk, 7);
  const status: TicketStatus = {
    ...{ version: 1, key, helpdesk, ticketId: 7, readAt: 1, outcome: 'read' },
    ...{ status: 'resolved', agent: '', lastReplyAt: null, news: 'resolved' },
  };
  await putStatuses([status], []);
  expect(await listStatuses()).toEqual([status]);
  await tellNews([key]);
  expect(await listStatuses()).toEqual([{ ...status, news: null }]);
  expect(post).toHaveBeenCalledTimes(2);
});
