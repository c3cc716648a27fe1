// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Capture } from '../../../utils/captures/capture.ts';
import { request } from '../../../utils/messages.ts';
import { ok } from '../../../utils/result.ts';
import { useExisting } from '../../../utils/ticket-screen/use-existing.ts';
import { makeCapture } from '../make-capture.ts';

vi.mock('../../../utils/messages.ts');

const root = document.createElement('div');
const capture = makeCapture();
const ticket = { id: 12, ref: 'SDST', subject: 'Theirs', status: '' };
const addTo = { ...ticket, helpdesk: 'https://desk.example.com', isReply: false };

let latest: ReturnType<typeof useExisting>;
function Screen() {
  latest = useExisting('https://help.example');
  return null;
}
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const type = (patch: Parameters<typeof latest.onTyped>[1], of: Capture | null = capture) =>
  latest.onTyped(of, patch);

beforeEach(async () => {
  vi.useFakeTimers();
  vi.mocked(request)
    .mockClear()
    .mockResolvedValue(ok([ticket]));
  await act(() => render(<Screen />, root));
});
afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

test('an open form asks nothing, however long it stands', async () => {
  await pass(60_000);
  expect(request).not.toHaveBeenCalled();
});

test('the first pause in typing asks once, with the subject as it then is, and no later one does', async () => {
  for (const subject of ['T', 'Th', 'The']) {
    type({ subject });
    await pass(500);
  }
  expect(request).not.toHaveBeenCalled();
  await pass(500);
  expect(vi.mocked(request).mock.calls).toEqual([['findAlike', { id: capture.id, subject: 'The' }]]);
  expect(latest.alikeOf(capture)).toEqual([ticket]);
  expect(latest.alikeOf(makeCapture())).toEqual([]);
  type({ message: 'More.' });
  await pass(5_000);
  expect(request).toHaveBeenCalledOnce();
});

test.each<[string, () => void]>([
  [
    'Create is pressed before the pause',
    () => {
      type({ message: 'M' });
      latest.giveUp();
    },
  ],
  ['something else is changed', () => type({ agentId: 3, departmentId: 2, withoutDetails: [] })],
  ['there is nothing to look for', () => type({ subject: ' ' })],
  ['a ticket is chosen already', () => type({ message: 'M' }, makeCapture({ form: { addTo } }))],
  ['there is no capture yet', () => type({ message: 'M' }, null)],
])('nothing is asked where %s', async (_when, what) => {
  what();
  await pass(5_000);
  expect(request).not.toHaveBeenCalled();
});

test('what is hidden stays hidden', async () => {
  type({ message: 'M' });
  await pass(1_000);
  await act(() => latest.onHideAlike());
  expect(latest.alikeOf(capture)).toEqual([]);
});
