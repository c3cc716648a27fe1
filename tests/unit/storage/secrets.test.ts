import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { handlers } from '../../../utils/background/requests.ts';
import { tidyStorage } from '../../../utils/background/storage-access.ts';
import { writePreferences } from '../../../utils/captures/stored-preferences.ts';
import { readHelpdesks } from '../../../utils/helpdesks.ts';
import { adoptOldKeys, keys, keysInDatabases, keysInLocal, readKey } from '../../../utils/storage/secrets.ts';
import { fakeBrowser } from '../fake-browser.ts';

vi.mock('../../../utils/background/outbox.ts', () => import('../idle-outbox.ts'));

const { local, session, sync } = fakeBrowser.storage;
const [one, two] = ['https://one', 'https://two'];
const connectionTo = (baseUrl: string) => ({
  helpdeskName: baseUrl.slice(8),
  host: baseUrl.slice(8),
  baseUrl,
  person: { id: 1, name: 'Ana', email: 'ana@desk.example' },
  uploadPath: 'temp',
});
const preferences = {
  requester: '',
  agentId: 7,
  departmentId: null,
  reviewBeforeCreating: false,
  hideSensitive: true,
  doNotNotify: false,
  hiddenWords: [],
};
/** The storage as version 0.1 left it: each key is beside its connection. */
const old = {
  connection: connectionTo(one),
  apiKey: '1:OLDSECRETONE',
  preferences,
  otherHelpdesks: [{ connection: connectionTo(two), apiKey: '2:OLDSECRETTWO', preferences, directory: null }],
};

async function databases(): Promise<string[]> {
  return (await indexedDB.databases()).map(({ name = '' }) => name);
}
const everything = async () => JSON.stringify([await local.get(), await session.get(), await sync.get()]);

beforeEach(async () => {
  for (const area of [local, session, sync]) await area.clear();
  await keysInDatabases.keepOnly([]);
});
afterEach(() => vi.restoreAllMocks());

describe.each([
  ['in local storage', keysInLocal],
  ['in databases', keysInDatabases],
])('keys %s', (_kind, store) => {
  test('are each their helpdesk’s, and there is none for any other', async () => {
    await store.write(one, '1:ONE');
    await store.write(two, '2:TWO');
    expect([await store.read(one), await store.read(two), await store.read('https://three')]).toEqual([
      '1:ONE',
      '2:TWO',
      null,
    ]);
  });

  test('take the place of what was there', async () => {
    await store.write(one, '1:ONE');
    await store.write(one, '1:NEW');
    expect(await store.read(one)).toBe('1:NEW');
    expect(await everything()).not.toContain('1:ONE');
  });

  test('that are not to be kept are gone, and the others stay', async () => {
    await store.write(one, '1:ONE');
    await store.write(two, '2:TWO');
    await store.keepOnly([two]);
    expect([await store.read(one), await store.read(two)]).toEqual([null, '2:TWO']);
    await store.keepOnly([]);
    expect(await store.read(two)).toBeNull();
    expect(await everything()).not.toMatch(/1:ONE|2:TWO/);
    expect(await databases()).not.toContain(`key of ${two}`);
  });

  test('are in nothing that the browser copies to other computers', async () => {
    await store.write(one, '1:ONE');
    expect(await sync.get()).toEqual({});
    expect(await session.get()).toEqual({});
  });
});

describe('local storage', () => {
  beforeEach(async () => {
    await local.set({ preferences, library: { version: 1 } });
    await keysInLocal.write(one, '1:ONE');
  });

  test('is cleared when a key goes, which alone takes it from the disk, and has all the rest again', async () => {
    const clear = vi.spyOn(local, 'clear');
    await keysInLocal.keepOnly([]);
    expect(clear).toHaveBeenCalledOnce();
    expect(await local.get()).toEqual({ preferences, library: { version: 1 } });
    expect(await session.get()).toEqual({});
  });

  test('is cleared when a key is replaced', async () => {
    const clear = vi.spyOn(local, 'clear');
    await keysInLocal.write(one, '1:NEW');
    expect(clear).toHaveBeenCalledOnce();
    expect(await local.get()).toEqual({ preferences, library: { version: 1 }, apiKeys: { [one]: '1:NEW' } });
  });

  test('is left as it is where no key goes', async () => {
    const clear = vi.spyOn(local, 'clear');
    await keysInLocal.write(one, '1:ONE');
    await keysInLocal.write(two, '2:TWO');
    await keysInLocal.keepOnly([one, two]);
    expect(clear).not.toHaveBeenCalled();
  });

  test.each(['text', 3, [], { [one]: 4 }])('in which the keys are %j has none', async (apiKeys) => {
    await local.set({ apiKeys });
    expect(await keysInLocal.read(one)).toBeNull();
  });
});

describe('databases', () => {
  test('are not made by asking for a key', async () => {
    expect(await keysInDatabases.read(one)).toBeNull();
    expect(await databases()).not.toContain(`key of ${one}`);
  });

  test('of anything else stay', async () => {
    await keysInDatabases.write(one, '1:ONE');
    const opening = indexedDB.open('ticket-capture-other');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    opening.result.close();
    await keysInDatabases.keepOnly([]);
    expect(await databases()).toEqual(['ticket-capture-other']);
    indexedDB.deleteDatabase('ticket-capture-other');
  });
});

describe.each([
  ['', old],
  [' whose others are one text', { ...old, otherHelpdesks: JSON.stringify(old.otherHelpdesks) }],
])('a connection of version 0.1%s', (_form, items) => {
  beforeEach(() => local.set(items));

  test('has its key at once, whoever asks first', async () => {
    expect(await readKey(two)).toBe('2:OLDSECRETTWO');
    expect(await readKey(one)).toBe('1:OLDSECRETONE');
    expect(await readKey('https://three')).toBeNull();
  });

  test.each([
    ['in local storage', keysInLocal],
    ['in databases', keysInDatabases],
  ])('is as before but for its key, which goes %s', async (_kind, store) => {
    const before = await readHelpdesks();
    expect(await adoptOldKeys(store)).toBe(true);
    expect(await readHelpdesks()).toEqual(before);
    expect([await store.read(one), await store.read(two)]).toEqual(['1:OLDSECRETONE', '2:OLDSECRETTWO']);
    const { apiKeys: _moved, ...rest } = await local.get();
    expect(JSON.stringify(rest)).not.toContain('OLDSECRET');
    expect(Object.keys(rest)).not.toContain('apiKey');
    expect(await adoptOldKeys(store)).toBe(false);
  });

  test('is written over in place before it goes from where nothing is ever cleared', async () => {
    const set = vi.spyOn(local, 'set');
    await adoptOldKeys(keysInDatabases);
    const over = set.mock.calls.flatMap(([items]) => items['apiKey'] ?? []);
    expect(over).toHaveLength(1);
    expect(String(over[0])).toHaveLength(old.apiKey.length);
    expect(over).not.toContain(old.apiKey);
  });

  test('loses no key to a switch that comes first', async () => {
    await handlers.switchHelpdesk({ helpdesk: two });
    expect((await readHelpdesks()).map(({ connection }) => connection.baseUrl)).toEqual([two, one]);
    expect([await readKey(one), await readKey(two)]).toEqual(['1:OLDSECRETONE', '2:OLDSECRETTWO']);
  });

  test('that is disconnected first leaves the other’s key and nothing of its own', async () => {
    await handlers.disconnect({});
    expect([await readKey(one), await readKey(two)]).toEqual([null, '2:OLDSECRETTWO']);
    expect(await everything()).not.toContain('OLDSECRETONE');
  });

  test('is put right when the browser starts, without anybody asking', async () => {
    await tidyStorage();
    expect(await local.get('apiKeys')).toEqual({
      apiKeys: { [one]: '1:OLDSECRETONE', [two]: '2:OLDSECRETTWO' },
    });
  });

  test.each([
    ['no connection', { apiKey: '1:OLDSECRETONE' }],
    [
      'a connection of another shape',
      { apiKey: '1:OLDSECRETONE', connection: 'desk', otherHelpdesks: 'none' },
    ],
  ])('with %s has no key afterwards', async (_kind, items) => {
    await local.clear();
    await local.set(items);
    await tidyStorage();
    expect(await everything()).not.toContain('OLDSECRET');
  });
});

test('a key whose helpdesk was never written down is gone when the browser starts', async () => {
  await keys.write(one, '1:ORPHAN');
  await tidyStorage();
  expect(await everything()).not.toContain('ORPHAN');
});

test.each(['connection', 'otherHelpdesks'])(
  'no key goes because a stored %s cannot be read',
  async (name) => {
    await keys.write(one, '1:KEPT');
    await local.set({ [name]: { version: 99 } });
    await tidyStorage();
    expect(await readKey(one)).toBe('1:KEPT');
  },
);

test('a preference that is changed while a key goes is kept', async () => {
  await local.set({ connection: connectionTo(one), preferences });
  await keys.write(one, '1:ONE');
  await Promise.all([handlers.disconnect({}), writePreferences({ agentId: 9 })]);
  expect(await local.get('preferences')).toMatchObject({ preferences: { value: { agentId: 9 } } });
});
