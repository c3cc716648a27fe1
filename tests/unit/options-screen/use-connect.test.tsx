// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectRequestSetting } from '../../../utils/deskpro/stored-connection.ts';
import { request } from '../../../utils/messages.ts';
import { useConnect } from '../../../utils/options-screen/use-connect.ts';
import { err, ok } from '../../../utils/result.ts';
import { fakeBrowser } from '../fake-browser.ts';

vi.mock('../../../utils/messages.ts');

const root = document.createElement('div');
const found = { baseUrl: 'https://desk.example.com', name: 'Meridian' };
const asking = vi.spyOn(fakeBrowser.permissions, 'request');
const connected = vi.fn();

let latest: ReturnType<typeof useConnect>;
function Screen() {
  latest = useConnect(connected);
  return null;
}

/** Runs `press`, then waits until all that it began is done. */
const after = (press: () => void) =>
  act(async () => {
    press();
    await new Promise((resolve) => setTimeout(resolve));
  });

beforeEach(async () => {
  asking.mockReset().mockResolvedValue(true);
  connected.mockClear();
  vi.mocked(request).mockReset().mockResolvedValue(ok(found));
  await act(() => render(<Screen />, root));
});
afterEach(() => render(null, root));

test('checking an address asks the browser for access inside the click, then looks, and sends no key', async () => {
  await after(() => {
    latest.onFind('desk.example.com/app');
    expect(asking).toHaveBeenCalledWith({ origins: ['https://desk.example.com/*'] });
  });
  expect(vi.mocked(request).mock.calls).toEqual([['findHelpdesk', { address: 'desk.example.com/app' }]]);
  expect(latest.found).toEqual({ ...found, typed: 'desk.example.com/app' });
  expect([latest.finding, latest.problem]).toEqual([false, null]);
  expect(await connectRequestSetting.read()).toBeNull();
});

test('connecting asks the browser for access inside the click too', async () => {
  await after(() => {
    latest.onConnect('desk.example.com', '1:ABCDEFGHIJKLMNOPQRST', false);
    expect(asking).toHaveBeenCalledOnce();
  });
  expect(request).toHaveBeenCalledWith('connect', {});
  expect(connected).toHaveBeenCalledOnce();
});

test('an address that is none asks for nothing', async () => {
  await after(() => latest.onFind('my helpdesk'));
  expect(asking).not.toHaveBeenCalled();
  expect(request).not.toHaveBeenCalled();
  expect(latest.problem).toEqual({ code: 'address-invalid' });
});

test('without access the helpdesk is not asked', async () => {
  asking.mockResolvedValue(false);
  await after(() => latest.onFind('desk.example.com'));
  expect(request).not.toHaveBeenCalled();
  expect(latest.problem).toEqual({ code: 'permission-missing', host: 'desk.example.com' });
  expect(latest.finding).toBe(false);
});

test('a check that fails says why, and takes back what an earlier check found', async () => {
  await after(() => latest.onFind('desk.example.com'));
  vi.mocked(request).mockResolvedValue(err({ code: 'not-deskpro', host: 'shop.example' }));
  await after(() => latest.onFind('shop.example'));
  expect(latest.found).toBeNull();
  expect(latest.problem).toEqual({ code: 'not-deskpro', host: 'shop.example' });
});

test('what is found out about an address that was changed meanwhile is not shown', async () => {
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof err>>();
  vi.mocked(request).mockReturnValue(promise as never);
  await after(() => latest.onFind('desk.example.com'));
  expect(latest.finding).toBe(true);
  await after(() => latest.onTyped('address'));
  expect(latest.finding).toBe(false);
  await after(() => resolve(err({ code: 'not-deskpro', host: 'desk.example.com' })));
  expect(latest.problem).toBeNull();
});

test('a key that is typed while the address is checked does not end the check', async () => {
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof ok>>();
  vi.mocked(request).mockReturnValue(promise as never);
  await after(() => latest.onFind('desk.example.com'));
  await after(() => latest.onTyped('key'));
  await after(() => resolve(ok(found)));
  expect(latest.found?.name).toBe('Meridian');
});
