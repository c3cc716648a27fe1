// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ConnectionSummary } from '../../../utils/deskpro/connection.ts';
import { request } from '../../../utils/messages.ts';
import { useDisconnect } from '../../../utils/options-screen/use-disconnect.ts';
import { err, ok } from '../../../utils/result.ts';
import { makeConnection } from '../make-connection.ts';

vi.mock('../../../utils/messages.ts', () => ({ request: vi.fn() }));

const root = document.createElement('div');
const onChange = vi.fn();
let connection: ConnectionSummary | null;
let latest: ReturnType<typeof useDisconnect>;

function Screen() {
  latest = useDisconnect(connection, onChange);
  return null;
}
const step = (work: () => void = () => undefined) =>
  act(async () => {
    work();
    render(<Screen />, root);
  });

beforeEach(async () => {
  vi.useFakeTimers();
  vi.mocked(request).mockReset().mockResolvedValue(ok(null));
  onChange.mockReset();
  connection = makeConnection('one');
  await step();
});
afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

async function disconnect(): Promise<void> {
  await step(() => latest.onDisconnect());
  connection = null;
  await step();
}

test('a helpdesk is disconnected at once, and Undo is offered for ten seconds', async () => {
  await disconnect();
  expect(request).toHaveBeenCalledWith('disconnect', {});
  expect(onChange).toHaveBeenCalledOnce();
  expect(latest.disconnected).toEqual({ host: 'one', isLost: false });
  await step(() => vi.advanceTimersByTime(9_999));
  expect(latest.disconnected).not.toBeNull();
  await step(() => vi.advanceTimersByTime(1));
  expect(latest.disconnected).toBeNull();
});

test('Undo is not offered if the helpdesk could not be disconnected', async () => {
  vi.mocked(request).mockResolvedValue(err({ code: 'storage-failed' }));
  await step(() => latest.onDisconnect());
  expect(latest.disconnected).toBeNull();
});

test('Undo connects the helpdesk again', async () => {
  await disconnect();
  await step(() => latest.onUndoDisconnect());
  expect(request).toHaveBeenLastCalledWith('undoDisconnect', {});
  expect(latest.disconnected).toBeNull();
});

test('Undo that comes too late is said until a helpdesk is connected', async () => {
  await disconnect();
  vi.mocked(request).mockResolvedValue(err({ code: 'not-connected' }));
  await step(() => latest.onUndoDisconnect());
  expect(latest.disconnected).toEqual({ host: 'one', isLost: true });
  await step(() => vi.advanceTimersByTime(60_000));
  expect(latest.disconnected?.isLost).toBe(true);
  connection = makeConnection('two');
  await step();
  expect(latest.disconnected).toBeNull();
});
