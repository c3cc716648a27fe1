import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { captureVersion } from '../../../utils/captures/capture.ts';
import { recentRequestersSetting } from '../../../utils/captures/recent-requesters.ts';
import { librarySetting } from '../../../utils/captures/stored-library.ts';
import { captureOf, rowOf } from '../../../utils/captures/stored-row.ts';
import { statusOf } from '../../../utils/captures/ticket-status.ts';
import { updateOf } from '../../../utils/captures/ticket-update.ts';
import { connectionSetting, pausesSetting } from '../../../utils/deskpro/stored-connection.ts';
import { readHelpdesks, switchHelpdesk } from '../../../utils/helpdesks.ts';
import { adoptOldKeys, keysInDatabases, readKey } from '../../../utils/storage/secrets.ts';
import { keptSettings } from '../../../utils/tickets-screen/use-unreadable.ts';
import { fakeBrowser } from '../fake-browser.ts';

interface LocalFixture {
  about: string;
  /** All of `storage.local`. */
  stored: Record<string, unknown>;
  /** What the settings read from it. */
  read: { helpdesks: { connection: { baseUrl: string } }[]; keys: Record<string, string> };
}
interface RowFixture {
  about: string;
  row: Record<string, unknown>;
  /** The members of the capture that are not as in the row. */
  changed: Record<string, unknown>;
}

const locals = Object.values(
  import.meta.glob<LocalFixture>('./fixtures/local/*.json', { eager: true, import: 'default' }),
);
const rows = Object.values(
  import.meta.glob<RowFixture>('./fixtures/rows/*.json', { eager: true, import: 'default' }),
);

const updates = Object.values(
  import.meta.glob<Pick<RowFixture, 'about' | 'row'>>('./fixtures/updates/*.json', {
    eager: true,
    import: 'default',
  }),
);

const statuses = Object.values(
  import.meta.glob<Pick<RowFixture, 'about' | 'row'>>('./fixtures/statuses/*.json', {
    eager: true,
    import: 'default',
  }),
);

const { local } = fakeBrowser.storage;
beforeEach(async () => {
  await local.clear();
  await keysInDatabases.keepOnly([]);
});

async function readAll(): Promise<object> {
  const [helpdesks, library, recentRequesters, pauses] = await Promise.all([
    readHelpdesks(),
    librarySetting.read(),
    recentRequestersSetting.read(),
    pausesSetting.read(),
  ]);
  return { helpdesks, library, recentRequesters, pauses };
}

describe('settings', () => {
  test('of six builds are at hand', () => expect(locals).toHaveLength(6));

  test.each(locals)('$about Nothing of it is lost.', async ({ stored, read: { keys, ...read } }) => {
    await local.set(stored);
    await adoptOldKeys();
    expect(await readAll()).toEqual(read);
    for (const [url, key] of Object.entries(keys)) expect(await readKey(url)).toBe(key);
    const items = await local.get();
    expect(keptSettings.flatMap((setting) => setting.unreadable(items))).toEqual([]);
  });

  test.each(locals)('$about It is read the same after it was written anew.', async ({ stored, read }) => {
    await local.set(stored);
    await adoptOldKeys();
    for (const { connection } of [...read.helpdesks].reverse()) await switchHelpdesk(connection.baseUrl);
    for (const setting of [librarySetting, recentRequestersSetting, pausesSetting]) {
      const value = await setting.read();
      if (value !== null) await setting.write(value as never);
    }
    const { keys: _apart, ...rest } = read;
    expect(await readAll()).toMatchObject({
      ...rest,
      helpdesks: expect.arrayContaining(read.helpdesks),
    });
    expect((await connectionSetting.read())?.baseUrl).toBe(read.helpdesks[0]?.connection.baseUrl);
  });
});

describe('rows', () => {
  test('of every stage and every older shape are at hand', () => expect(rows).toHaveLength(14));

  test.each(rows)('$about Nothing of it is lost.', ({ row: { list: _computed, ...row }, changed }) => {
    const capture = captureOf({ ...row, list: _computed });
    expect(capture).toEqual({ ...row, version: captureVersion, ...changed });
    expect(capture && captureOf(rowOf(capture))).toEqual(capture);
  });
});

describe('changes of tickets', () => {
  test('of both kinds are at hand', () => expect(updates).toHaveLength(2));

  test.each(updates)('$about Nothing of it is lost.', ({ row }) => expect(updateOf(row)).toEqual(row));

  test('of a newer version are not read', () => {
    expect(updateOf({ ...updates[0]?.row, version: 2 })).toBeNull();
  });
});

describe('what is known of sent tickets', () => {
  test('of both kinds is at hand', () => expect(statuses).toHaveLength(2));

  test.each(statuses)('$about Nothing of it is lost.', ({ row }) => expect(statusOf(row)).toEqual(row));

  test('of a newer version is not read', () => {
    expect(statusOf({ ...statuses[0]?.row, version: 2 })).toBeNull();
  });
});
