import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDisconnecting } from '../../../utils/background/disconnecting.ts';
import { recentRequestersSetting } from '../../../utils/captures/recent-requesters.ts';
import { addHelpdesk, readConnections } from '../../../utils/helpdesks.ts';
import { keys, readKey } from '../../../utils/storage/secrets.ts';
import { fakeBrowser } from '../fake-browser.ts';
import { makeConnection } from '../make-connection.ts';

const { local, session } = fakeBrowser.storage;
const stopped: (string | null)[] = [];
const resumed: string[] = [];
const make = () =>
  createDisconnecting({
    keys,
    readKey,
    stopOutbox: async (helpdesk) => void stopped.push(helpdesk),
    resumeBlocked: async () => {
      for (const { connection } of await readConnections()) resumed.push(connection.baseUrl);
    },
  });
const add = (name: string) =>
  addHelpdesk({ connection: makeConnection(name), apiKey: `1:KEY-OF-${name}`, directory: null }, true, keys);
const hosts = async () => (await readConnections()).map(({ connection }) => connection.host);

beforeEach(async () => {
  await local.clear();
  await add('one');
  await add('two');
  await recentRequestersSetting.write(['ana@example.com']);
  stopped.length = 0;
  resumed.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

test('a disconnected helpdesk is gone at once, and its key is in no storage', async () => {
  await make().disconnect('https://two');
  expect(await hosts()).toEqual(['one']);
  expect(JSON.stringify([await local.get(), await session.get()])).not.toContain('KEY-OF-two');
  expect(await recentRequestersSetting.read()).toBeNull();
  expect(stopped).toEqual(['https://two']);
});

test('Undo brings it back as the active helpdesk, with its key and the recent requesters, and sends what waited', async () => {
  const disconnecting = make();
  await disconnecting.disconnect('https://two');
  expect(await disconnecting.undo()).toBe(true);
  expect(await hosts()).toEqual(['two', 'one']);
  expect(await readKey('https://two')).toBe('1:KEY-OF-two');
  expect(await recentRequestersSetting.read()).toEqual(['ana@example.com']);
  await vi.waitFor(() => expect(resumed).toEqual(['https://two', 'https://one']));
});

test('Undo brings back what was disconnected last, and once', async () => {
  const disconnecting = make();
  await disconnecting.disconnect('https://two');
  await disconnecting.disconnect('https://one');
  expect(stopped).toEqual(['https://two', null]);
  expect([await disconnecting.undo(), await disconnecting.undo()]).toEqual([true, false]);
  expect(await hosts()).toEqual(['one']);
});

test('requesters of a ticket that was made meanwhile stay', async () => {
  const disconnecting = make();
  await disconnecting.disconnect('https://two');
  await recentRequestersSetting.write(['bo@example.com']);
  await disconnecting.undo();
  expect(await recentRequestersSetting.read()).toEqual(['bo@example.com']);
});

test('it is too late after some seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const disconnecting = make();
  await disconnecting.disconnect('https://two');
  vi.advanceTimersByTime(10_000);
  await disconnecting.undo();
  expect(await hosts()).toEqual(['two', 'one']);
  await disconnecting.disconnect('https://two');
  vi.advanceTimersByTime(12_000);
  expect(await disconnecting.undo()).toBe(false);
  expect(await hosts()).toEqual(['one']);
});

test('a background that was started anew has nothing to bring back', async () => {
  await make().disconnect('https://two');
  expect(await make().undo()).toBe(false);
});

test('there is nothing to bring back if nothing was connected', async () => {
  await local.clear();
  const disconnecting = make();
  await disconnecting.disconnect(undefined);
  expect(await disconnecting.undo()).toBe(false);
  expect(stopped).toEqual([null]);
});
