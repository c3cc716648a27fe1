// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import type { TicketStatuses } from '../../../components/screens/tickets/tickets-statuses.ts';
import { listStatuses, putStatuses, tellNews } from '../../../utils/captures/status-store.ts';
import { request } from '../../../utils/messages.ts';
import { ok } from '../../../utils/result.ts';
import { useTicketStatuses } from '../../../utils/tickets-screen/use-ticket-statuses.ts';
import { knownStatuses } from '../../gallery/status-data.ts';
import { doing, mountPoint } from '../components/mount-point.ts';

vi.mock('../../../utils/messages.ts');

const root = mountPoint();
const shown: { now: TicketStatuses | null } = { now: null };
const plainOf = async (html: string) => html.replaceAll(/<[^>]+>/g, '');
const visibility = vi.spyOn(document, 'visibilityState', 'get');

function Screen() {
  shown.now = useTicketStatuses(plainOf);
  return null;
}

const asked = () => vi.mocked(request).mock.calls.map(([name, data]) => [name, data]);
const untold = async () => (await listStatuses()).filter(({ news }) => news !== null).length;

beforeEach(async () => {
  visibility.mockReturnValue('visible');
  await putStatuses([...knownStatuses.known.values()], []);
  vi.mocked(request)
    .mockReset()
    .mockImplementation((async (name: string, data: { tickets?: string[] }) => {
      if (name === 'tellNews') await tellNews(data.tickets ?? []);
      if (name === 'readReply') return ok('<p>It is <b>mended</b>.</p>');
      return ok(name === 'readStatuses' ? { refusedBy: ['desk.example.com'] } : null);
    }) as never);
});

test('the page asks once when it is opened, tells the news, and keeps it marked for this visit', async () => {
  doing(() => render(<Screen />, root));
  await vi.waitFor(() => expect(shown.now?.refusedBy).toEqual(['desk.example.com']));
  await vi.waitFor(async () => expect(await untold()).toBe(0));
  expect(asked().filter(([name]) => name === 'readStatuses')).toEqual([
    ['readStatuses', { isLooking: true }],
  ]);
  await vi.waitFor(() => expect(shown.now?.known.size).toBe(5));
  expect([...(shown.now?.news.values() ?? [])].sort()).toEqual(['reply', 'resolved']);
});

test('a page in a tab behind others tells nothing until it is looked at', async () => {
  visibility.mockReturnValue('hidden');
  doing(() => render(<Screen />, root));
  await vi.waitFor(() => expect(shown.now?.refusedBy).toEqual(['desk.example.com']));
  expect([await untold(), shown.now?.news.size]).toEqual([2, 0]);
  visibility.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(async () => expect(await untold()).toBe(0));
  await vi.waitFor(() => expect(shown.now?.news.size).toBe(2));
  expect(asked().filter(([name]) => name === 'readStatuses')).toEqual([
    ['readStatuses', { isLooking: true }],
    ['readStatuses', { isLooking: false }],
  ]);
});

test('news that comes while the page is open is shown and told', async () => {
  await putStatuses(
    (await listStatuses()).map((one) => ({ ...one, news: null })),
    [],
  );
  doing(() => render(<Screen />, root));
  await vi.waitFor(() => expect(shown.now?.known.size).toBe(5));
  expect(shown.now?.news.size).toBe(0);
  const [one] = await listStatuses();
  if (one === undefined) throw new Error('Nothing is stored');
  await putStatuses([{ ...one, news: 'reply' }], []);
  await vi.waitFor(() => expect(shown.now?.news.get(one.key)).toBe('reply'));
  await vi.waitFor(async () => expect(await untold()).toBe(0));
});

test('a reply is read as plain text, and a long one is cut', async () => {
  doing(() => render(<Screen />, root));
  const [status] = knownStatuses.known.values();
  if (status === undefined) throw new Error('No status');
  expect(await shown.now?.onReadReply(status)).toEqual(ok('It is mended.'));
  vi.mocked(request).mockResolvedValue(ok('x'.repeat(300_000)) as never);
  expect(await shown.now?.onReadReply(status)).toEqual(ok(`${'x'.repeat(4000)}…`));
});
