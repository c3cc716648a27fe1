import { beforeEach, describe, expect, test } from 'vitest';
import { defaultPreferences } from '../../utils/captures/preferences.ts';
import { preferencesSetting, writePreferences } from '../../utils/captures/stored-preferences.ts';
import type { Directory } from '../../utils/deskpro/directory.ts';
import {
  connectionSetting,
  directorySetting,
  pauseHelpdesk,
  pausesSetting,
} from '../../utils/deskpro/stored-connection.ts';
import {
  addHelpdesk,
  changeHelpdesk,
  readConnection,
  readConnections,
  readHelpdesk,
  readHelpdesks,
  removeHelpdesk,
  restoreHelpdesk,
  switchHelpdesk,
} from '../../utils/helpdesks.ts';
import { keys, readKey } from '../../utils/storage/secrets.ts';
import { fakeBrowser } from './fake-browser.ts';
import { makeConnection } from './make-connection.ts';

const { local } = fakeBrowser.storage;
beforeEach(() => local.clear());

const directoryAt = (readAt: number): Directory => ({
  readAt,
  agents: [],
  departments: [],
  fields: [],
  layouts: {},
});
const of = (name: string, readAt = 1) => ({
  connection: makeConnection(name),
  apiKey: `1:KEY-OF-${name}`,
  directory: directoryAt(readAt),
});

/** Returns the host, key and default agent of each helpdesk, the active one first. */
const kept = async () =>
  Promise.all(
    (await readHelpdesks()).map(async ({ connection, preferences }) => [
      connection.host,
      (await readKey(connection.baseUrl))?.replace('1:KEY-OF-', ''),
      preferences.agentId,
    ]),
  );

test('what one helpdesk left before there could be several is the helpdesk in force', async () => {
  const { connection, apiKey, directory } = of('one');
  await connectionSetting.write(connection);
  await local.set({ apiKey });
  await directorySetting.write(directory);
  await preferencesSetting.write({ ...defaultPreferences, agentId: 7 });
  expect(await readHelpdesks()).toEqual([
    { connection, directory, preferences: { ...defaultPreferences, agentId: 7 } },
  ]);
  expect(await kept()).toEqual([['one', 'one', 7]]);
});

test('a directory is stored as one text, in whatever place its helpdesk stands', async () => {
  await addHelpdesk(of('one'), false, keys);
  await addHelpdesk(of('two', 2), true, keys);
  const isText = { version: 2, value: expect.any(String) };
  expect(await local.get()).toMatchObject({ directory: isText, otherHelpdesks: isText });
  await changeHelpdesk(of('two').connection.baseUrl, () => ({ directory: directoryAt(3) }));
  expect(await local.get('directory')).toEqual({ directory: isText });
  expect((await readHelpdesks()).map((one) => one.directory?.readAt)).toEqual([3, 1]);
});

test('what an earlier version stored as objects is read', async () => {
  const [one, two] = [of('one'), of('two', 2)];
  const other = { ...two, preferences: defaultPreferences };
  await fakeBrowser.storage.local.set({ ...one, otherHelpdesks: [other] });
  expect((await readHelpdesks()).map(({ connection, directory }) => [connection, directory])).toEqual([
    [one.connection, one.directory],
    [two.connection, two.directory],
  ]);
});

test('a directory that cannot be read counts as none', async () => {
  await fakeBrowser.storage.local.set({ ...of('one'), directory: '{"agents":' });
  expect((await readHelpdesks())[0]?.directory).toBeNull();
});

test('who is connected is told without the directory of the one in force, which is left as it is', async () => {
  await addHelpdesk(of('one'), false, keys);
  const long = '{"agents": never looked into';
  await fakeBrowser.storage.local.set({ directory: long });
  const [found] = await readConnections();
  expect([found?.connection.host, found && 'agents' in found]).toEqual(['one', false]);
  await changeHelpdesk(of('one').connection.baseUrl, ({ connection }) => ({
    connection: { ...connection, uploadPath: 'tmp' },
  }));
  expect((await readConnection('https://one'))?.connection.uploadPath).toBe('tmp');
  expect((await fakeBrowser.storage.local.get('directory'))['directory']).toBe(long);
});

describe('of two', () => {
  beforeEach(async () => {
    await addHelpdesk(of('one'), false, keys);
    await writePreferences({ agentId: 1, requester: 'me@one', reviewBeforeCreating: true });
    await addHelpdesk(of('two', 2), true, keys);
  });

  test('the further one is in force, with the person’s ways and none of the other’s ids', async () => {
    expect(await kept()).toEqual([
      ['two', 'two', null],
      ['one', 'one', 1],
    ]);
    expect((await readHelpdesk(undefined))?.preferences).toEqual({
      ...defaultPreferences,
      reviewBeforeCreating: true,
    });
  });

  test('each has its key, its directory and its defaults, whichever is in force', async () => {
    await writePreferences({ agentId: 2 });
    for (const inForce of ['one', 'two', 'one', 'one']) {
      await switchHelpdesk(`https://${inForce}`);
      const other = inForce === 'one' ? 'two' : 'one';
      const agentOf = { one: 1, two: 2 } as Record<string, number>;
      expect(await kept()).toEqual([
        [inForce, inForce, agentOf[inForce]],
        [other, other, agentOf[other]],
      ]);
      expect((await readHelpdesk('https://one'))?.directory?.readAt).toBe(1);
      expect((await readHelpdesk('https://two'))?.directory?.readAt).toBe(2);
    }
  });

  test('no reader ever finds a connection with another’s key', async () => {
    const crossed: unknown[] = [];
    const look = async () => {
      for (const [host, key] of await kept()) if (host !== key) crossed.push([host, key]);
    };
    const switching = [1, 2, 3, 4, 5].map((at) => switchHelpdesk(`https://${at % 2 ? 'one' : 'two'}`));
    const learning = changeHelpdesk('https://one', ({ connection }) => ({
      connection: { ...connection, uploadPath: 'tmp' },
    }));
    await Promise.all([...switching, learning, ...Array.from({ length: 20 }, look)]);
    expect(crossed).toEqual([]);
    expect((await readHelpdesk('https://one'))?.connection.uploadPath).toBe('tmp');
    expect((await readHelpdesk('https://two'))?.connection.uploadPath).toBe('temp');
  });

  test('switching to one that is not connected changes nothing', async () => {
    const before = await readHelpdesks();
    await switchHelpdesk('https://three');
    expect(await readHelpdesks()).toEqual(before);
  });

  test('connecting one again keeps its defaults and makes it no second one', async () => {
    await addHelpdesk({ ...of('one', 9), apiKey: '1:KEY-OF-new' }, true, keys);
    expect(await kept()).toEqual([
      ['one', 'new', 1],
      ['two', 'two', null],
    ]);
  });

  test('one connected in the place of the one in force leaves the other', async () => {
    await addHelpdesk(of('three'), false, keys);
    expect((await kept()).map(([host]) => host)).toEqual(['three', 'one']);
    expect(JSON.stringify(await local.get())).not.toContain('KEY-OF-two');
  });

  test('disconnecting forgets the key of the one in force and goes on with the other', async () => {
    expect(await removeHelpdesk(keys)).toMatchObject({
      gone: { connection: of('two').connection },
      isLast: false,
    });
    expect(await kept()).toEqual([['one', 'one', 1]]);
    expect(JSON.stringify(await local.get())).not.toContain('KEY-OF-two');
    expect(await removeHelpdesk(keys)).toMatchObject({
      gone: { connection: of('one').connection },
      isLast: true,
    });
    expect(JSON.stringify(await local.get())).not.toContain('KEY-OF');
  });

  test('a removed helpdesk comes back in its place, with its key and defaults and the person’s choices of today', async () => {
    await writePreferences({ agentId: 2 });
    const { gone } = await removeHelpdesk(keys);
    await writePreferences({ hiddenWords: ['tulip'] });
    if (gone !== null) await restoreHelpdesk(gone, '1:KEY-OF-two', keys);
    expect(await kept()).toEqual([
      ['two', 'two', 2],
      ['one', 'one', 1],
    ]);
    expect((await readHelpdesks()).map(({ preferences }) => preferences.hiddenWords)).toEqual([
      ['tulip'],
      ['tulip'],
    ]);
  });

  test('a removed helpdesk that was connected again meanwhile keeps its new key', async () => {
    const { gone } = await removeHelpdesk(keys);
    await addHelpdesk({ ...of('two'), apiKey: '1:KEY-OF-new' }, true, keys);
    if (gone !== null) await restoreHelpdesk(gone, '1:KEY-OF-two', keys);
    expect((await kept()).map(([host, key]) => [host, key])).toEqual([
      ['two', 'new'],
      ['one', 'one'],
    ]);
  });

  test('what is learnt of one that is gone is dropped', async () => {
    await removeHelpdesk(keys);
    await changeHelpdesk('https://two', () => ({ directory: directoryAt(5) }));
    expect((await directorySetting.read())?.readAt).toBe(1);
  });
});

test('each helpdesk has its own pause, and a past one is forgotten', async () => {
  const soon = Date.now() + 60_000;
  await pauseHelpdesk('https://past', Date.now() - 1);
  await Promise.all([pauseHelpdesk('https://one', soon), pauseHelpdesk('https://two', soon + 1)]);
  expect(await pausesSetting.read()).toEqual({ 'https://one': soon, 'https://two': soon + 1 });
});
