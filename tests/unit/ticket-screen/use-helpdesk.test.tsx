// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Helpdesk, useHelpdesk } from '../../../utils/ticket-screen/use-helpdesk.ts';
import { useOnceReady } from '../../../utils/ticket-screen/use-once-ready.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeConnection } from '../make-connection.ts';

const { local } = fakeBrowser.storage;
const root = document.createElement('div');
const sent = vi.fn(async (_name: string | undefined) => undefined);

let latest: Helpdesk;
let press: () => Promise<void>;
function Screen() {
  latest = useHelpdesk();
  const { directory } = latest;
  press = useOnceReady(latest.isDirectoryRead, () => sent(directory?.agents[0]?.name));
  return null;
}

const of = (name: string) => ({
  connection: makeConnection(name),
  directory: {
    readAt: Date.now(),
    agents: [{ id: 1, name: `Agent of ${name}`, email: '' }],
    departments: [],
    fields: [],
    layouts: {},
  },
});

/** Delays reads of the directory until the returned function is called. */
function holdDirectory(): () => void {
  const get = local.get;
  const { promise: held, resolve } = Promise.withResolvers<void>();
  vi.spyOn(local, 'get').mockImplementation(async (query) => {
    const found = await get(query);
    if (Array.isArray(query) && query.includes('directory')) await held;
    return found;
  });
  return resolve;
}

beforeEach(async () => {
  await local.clear();
  await local.set(of('one'));
  sent.mockClear();
});
afterEach(() => {
  vi.restoreAllMocks();
  render(null, root);
});

const show = () => act(() => render(<Screen />, root));
const agents = () => latest.directory?.agents.map(({ name }) => name);

test('connection and preferences are there before the directory is, which may have megabytes', async () => {
  const letGo = holdDirectory();
  await show();
  await vi.waitFor(() => expect(latest.connection?.host).toBe('one'));
  expect([latest.preferences?.doNotNotify, latest.isDirectoryRead, agents()]).toEqual([
    false,
    false,
    undefined,
  ]);
  letGo();
  await vi.waitFor(() => expect(agents()).toEqual(['Agent of one']));
});

test('a press before the directory is read is answered once with it', async () => {
  const letGo = holdDirectory();
  await show();
  await vi.waitFor(() => expect(latest.connection?.host).toBe('one'));
  await press();
  await press();
  expect(sent).not.toHaveBeenCalled();
  letGo();
  await vi.waitFor(() => expect(sent.mock.calls).toEqual([['Agent of one']]));
  await press();
  expect(sent).toHaveBeenCalledTimes(2);
});

test('another helpdesk is never shown with the lists of the one before it', async () => {
  await local.set(of('two'));
  await show();
  await vi.waitFor(() => expect(agents()).toEqual(['Agent of two']));
  const letGo = holdDirectory();
  const seen: unknown[] = [];
  const watching = setInterval(() => seen.push([latest.connection?.host, ...(agents() ?? [])].join()), 1);
  void local.set(of('one'));
  letGo();
  await vi.waitFor(() => expect(agents()).toEqual(['Agent of one']));
  clearInterval(watching);
  expect(seen).not.toContain('one,Agent of two');
});
