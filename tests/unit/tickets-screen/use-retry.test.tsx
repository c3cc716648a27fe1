// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Stage } from '../../../utils/captures/capture.ts';
import { addCapture } from '../../../utils/captures/store.ts';
import { request } from '../../../utils/messages.ts';
import { err, ok } from '../../../utils/result.ts';
import { useRetry } from '../../../utils/tickets-screen/use-retry.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/messages.ts');
Object.assign(fakeBrowser, { alarms: { create: vi.fn() } });

const said = { status: '', problem: null, say: vi.fn(), fail: vi.fn(), failThrown: vi.fn() };
const root = document.createElement('div');
let latest: ReturnType<typeof useRetry>;
function Screen() {
  latest = useRetry(said);
  return null;
}
const store = async (stage: Stage) => {
  const capture = { ...makeCapture(), stage, touched: true };
  await addCapture(capture, new Map());
  return capture.id;
};

beforeEach(async () => {
  vi.mocked(request).mockReset().mockResolvedValue(ok(null));
  await act(() => render(<Screen />, root));
});
afterEach(() => render(null, root));

test('Try all again sends what is kept back one after the other, and nothing else', async () => {
  const at = 1;
  const offline = await store({ name: 'waiting', at, error: { code: 'offline' }, retryAt: 2 });
  const refused = await store({ name: 'blocked', at, error: { code: 'key-rejected', host: 'desk.example' } });
  await store({ name: 'blocked', at, error: { code: 'other-helpdesk', host: 'old.example' } });
  await store({ name: 'uploading', at });
  await store({ name: 'draft' });
  let running = 0;
  let most = 0;
  vi.mocked(request).mockImplementation(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    return err({ code: 'offline' });
  });
  latest.retryAll();
  await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2));
  await act(() => new Promise((resolve) => setTimeout(resolve, 30)));
  expect(vi.mocked(request).mock.calls.map(([name, data]) => [name, data])).toEqual([
    ['retry', { id: refused }],
    ['retry', { id: offline }],
  ]);
  expect(most).toBe(1);
  expect(latest.trying.size).toBe(0);
  expect(said.failThrown).not.toHaveBeenCalled();
});
